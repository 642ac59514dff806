package catalog

import (
	"crypto"
	"time"
)

// MaxSize is the size of the largest file that Read takes, MaxMembers the length of the
// longest list.
const (
	MaxSize    = 32 << 20
	MaxMembers = 200_000
)

// A Catalog is what a file says. It keeps parts of the bytes that it was read from.
type Catalog struct {
	// Version is 1 or 2, or 0 if it is another.
	Version int
	// ID is the identifier of the list.
	ID []byte
	// Made is the date of the list.
	Made time.Time
	// Attributes are those of the catalog, such as OS and HWID1.
	Attributes []Attribute
	Members    []Member
	// Signers are those who signed the list: none, if it is not signed.
	Signers []Signer

	byDigest map[string]int // the first member that has a digest
	others   bool           // a member has a hash that is made in another way
}

// An Attribute is a name with a value.
type Attribute struct{ Name, Value string }

// A Member is one entry of the list. In the second version, a file has two of them.
type Member struct {
	Tag []byte
	// Digest is the hash of the file, and Algorithm what made it: SHA-1 or SHA-256, or 0 if
	// the hash is not known.
	Digest    []byte
	Algorithm crypto.Hash
	Kind      Kind
	// File is the name of the file, if it has one, and OS the versions of Windows that the
	// member is for, as 2:10.0 (the attribute OSAttr).
	File, OS string
}

// Kind is what a file was hashed as.
type Kind int

// The kinds.
const (
	UnknownKind Kind = iota
	Image            // PE, by its Authenticode hash
	Flat             // the whole file
	Cabinet          // a cabinet, by a hash of its kind
)

func (k Kind) String() string { return [...]string{"unknown", "image", "flat", "cabinet"}[k] }

// Attribute returns the value of the catalog's first attribute of a name.
func (c *Catalog) Attribute(name string) (string, bool) {
	for _, a := range c.Attributes {
		if a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}
