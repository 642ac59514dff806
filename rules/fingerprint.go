package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"strconv"
	"strings"

	"github.com/inflint/inflint/inf"
)

// fingerprintSize is how many bytes of a hash tell lines apart.
const fingerprintSize = 16

// fingerprint fills in the fingerprints of the findings of a file, which are
// sorted by place. Equal lines are told apart by counting.
func fingerprint(findings []*Finding) {
	p := printer{hash: sha256.New(), sections: map[inSection]hash.Hash{}, entries: map[inEntry]hash.Hash{}}
	count := map[[fingerprintSize]byte]int32{}
	var number []byte
	for _, f := range findings {
		h := p.line(f)
		if f.about != "" {
			h.Write([]byte("\x00" + f.about))
		}
		key := [fingerprintSize]byte(h.Sum(p.sum[:0])) // the texts would take more room than the findings
		count[key]++
		number = strconv.AppendInt(append(number[:0], 0), int64(count[key]), 10)
		h.Write(number)
		f.Fingerprint = hex.EncodeToString(h.Sum(p.sum[:0])[:fingerprintSize])
	}
}

// A printer hashes the lines of findings. A long line, or one of a section with a long
// name, is hashed once for each rule, however many findings there are.
type printer struct {
	hash    hash.Hash
	section *inf.Section // that of the finding before, and its name in lower case
	name    string
	text    []byte
	sum     [sha256.Size]byte

	sections map[inSection]hash.Hash // behind the name
	entries  map[inEntry]hash.Hash   // behind all fields
}

type inSection struct {
	rule    string
	section *inf.Section
}

type inEntry struct {
	rule  string
	entry *inf.Entry
}

// longText is how long a text is that is worth remembering.
const longText = 1024

// line returns a hash that the rule and the entry of a finding have been written to.
func (p *printer) line(f *Finding) hash.Hash {
	switch {
	case f.File.Plain():
		p.hash.Reset()
		code := strings.Join(strings.Fields(f.File.Source(f.Span)), " ")
		fmt.Fprintf(p.hash, "%s\x00%s\x00%s", f.Rule.ID, f.Function, code)
		return p.hash
	case f.Entry == nil:
		p.hash.Reset()
		p.hash.Write([]byte(f.Rule.ID))
		return p.hash
	}
	entry := inEntry{f.Rule.ID, f.Entry}
	if known := p.entries[entry]; known != nil {
		return copied(known)
	}
	h := p.before(f)
	p.text = p.text[:0]
	if f.Entry.Key != nil {
		p.text = append(append(p.text, 0), f.Entry.Key.Value...)
	}
	for i := range f.Entry.Fields {
		p.text = append(append(p.text, 0), f.Entry.Fields[i].Value...)
	}
	h.Write(p.text)
	if len(p.text) > longText {
		p.entries[entry] = copied(h)
	}
	return h
}

// before returns a hash that the rule and the section of a finding have been written to.
func (p *printer) before(f *Finding) hash.Hash {
	section := inSection{f.Rule.ID, f.Entry.Section}
	if known := p.sections[section]; known != nil {
		return copied(known)
	}
	if p.section != f.Entry.Section {
		p.section, p.name = f.Entry.Section, strings.ToLower(f.Entry.Section.Name)
	}
	p.hash.Reset()
	p.text = append(append(append(p.text[:0], f.Rule.ID...), 0), p.name...)
	p.hash.Write(p.text)
	if len(p.name) > longText {
		p.sections[section] = copied(p.hash)
	}
	return p.hash
}

// copied returns a copy of a hash, with what has been written to it.
func copied(h hash.Hash) hash.Hash {
	c, err := h.(hash.Cloner).Clone()
	if err != nil {
		panic(err) // those of the standard library can be copied
	}
	return c
}
