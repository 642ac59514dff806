package catalog

import (
	"bytes"
	"crypto"
	"path"
	"strings"
)

// Hashes are those by which a catalog can have a file.
type Hashes struct {
	// Image are the Authenticode hashes of an image. Where the size is no multiple of 8, they
	// are also those of the file with zeros behind, as programs that sign it make it.
	Image [][]byte
	// Flat are the hashes of the whole file.
	Flat [][]byte
	// Own says that Windows may know the file by another hash: one of its own for such files,
	// which no document describes, or one of an image whose headers do not say which.
	Own bool
}

// algorithms are what catalogs of driver packages have.
func algorithms() []crypto.Hash { return []crypto.Hash{crypto.SHA256, crypto.SHA1} }

// Hash makes the hashes of a file. Its name tells what is a script.
func Hash(name string, src []byte) Hashes {
	parts, isImage := imageParts(src)
	h := Hashes{Own: hashedOtherwise(name, src)}
	for _, algorithm := range algorithms() {
		h.Flat = append(h.Flat, sum(algorithm, src))
	}
	if !isImage {
		h.Own = h.Own || bytes.HasPrefix(src, []byte("MZ")) // its headers lie, or it is a program of DOS
		return h
	}
	h.Own = h.Own || !inOrder(src)
	for _, algorithm := range algorithms() {
		w := algorithm.New()
		for _, part := range parts {
			w.Write(part)
		}
		h.Image = append(h.Image, w.Sum(nil))
		if len(src)%8 != 0 {
			w.Write(make([]byte, 8-len(src)%8))
			h.Image = append(h.Image, w.Sum(nil))
		}
	}
	return h
}

// hashedOtherwise is for the files of which the subject interface packages of Windows make
// their own hashes.
func hashedOtherwise(name string, src []byte) bool {
	for _, beginning := range []string{
		"MSCF",                             // cabinets
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", // installer packages, and other compound files
		"PK\x03\x04",                       // app packages, and other ZIP files
	} {
		if bytes.HasPrefix(src, []byte(beginning)) {
			return true
		}
	}
	switch strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/"))) {
	case ".cat", ".js", ".jse", ".vbs", ".vbe", ".wsf", ".ps1", ".psm1", ".psd1", ".ps1xml", ".psc1", ".cdxml", ".mof":
		return true
	}
	return false
}

// Covers says whether the catalog has a file, and which member it is. It is not known where
// Windows may know the file by a hash that is not made here, or the catalog has hashes of
// another kind.
func (c *Catalog) Covers(h Hashes) (Answer, *Member) {
	for _, digests := range [][][]byte{h.Image, h.Flat} {
		for _, digest := range digests {
			if i, ok := c.byDigest[string(digest)]; ok {
				return Yes, &c.Members[i]
			}
		}
	}
	if h.Own || c.others {
		return NotKnown, nil
	}
	return No, nil
}
