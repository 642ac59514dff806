package lsp

import (
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// isDescriptor reports whether a field is to be a security descriptor: one that sets
// one, or a text that begins like one.
func (c *completer) isDescriptor(field *inf.Field, text string) bool {
	if p := c.descriptorAt(c.offset); p != nil {
		return !p.Setting.Binary()
	}
	return field != nil && len(text) > 1 && strings.IndexByte("OGDS", text[0]) >= 0 && text[1] == ':'
}

// The fields of an ACE.
const (
	typeField   = 0
	flagsField  = 1
	rightsField = 2
	sidField    = 5 // behind those for types of object
)

// descriptor offers what may follow a part of a descriptor.
func (c *completer) descriptor(before string) {
	open := strings.LastIndexByte(before, '(')
	if open <= strings.LastIndexByte(before, ')') {
		c.outsideACE(before[strings.LastIndexByte(before, ')')+1:], before)
		return
	}
	ace := before[open+1:]
	field := ace[strings.LastIndexByte(ace, ';')+1:]
	switch strings.Count(ace, ";") {
	case typeField:
		for _, t := range aceTypes {
			c.item(enumMemberItem, t.code, t.code, t.meaning, len(field))
		}
	case flagsField:
		c.pairs(aceFlags[:], field)
	case rightsField:
		c.pairs(c.rights(), field)
	case sidField:
		c.aliases(len(field))
	}
}

// outsideACE offers what may follow the tag of a section of the descriptor. Tail is
// what is written since the last ACE.
func (c *completer) outsideACE(tail, before string) {
	colon := strings.LastIndexByte(tail, ':')
	written := tail[colon+1:]
	switch tag := tail[max(0, colon-1):max(0, colon)]; {
	case before == "":
		c.constants()
		c.item(enumMemberItem, "D:P", "D:P", "a DACL to which nothing is added from above", 0)
	case (tag == "O" || tag == "G") && len(written) < 2:
		c.aliases(len(written))
	case tag == "O" || tag == "G":
		c.item(enumMemberItem, "D:P", "D:P", "a DACL to which nothing is added from above", 0)
	case tag == "D" && written == "":
		c.item(enumMemberItem, "P", "P", "nothing is added from above", 0)
		fallthrough
	case strings.Contains(before, "D:"):
		c.item(enumMemberItem, "(A;;", "(A;;", "an entry that allows", 0)
	}
}

// constants offers the descriptors that wdmsec.h has names for.
func (c *completer) constants() {
	if p := c.descriptorAt(c.offset); p != nil && p.Object.Rights != sddl.KindDevice {
		return
	}
	for _, k := range sddl.DeviceConstants() {
		c.item(constantItem, k.Name, k.SDDL, k.Meaning, 0)
		c.items[len(c.items)-1].FilterText = k.Name
		c.items[len(c.items)-1].Documentation = &markupContent{"plaintext", k.SDDL}
	}
}

// pairs offers codes of two letters, of which any number may follow each other.
func (c *completer) pairs(codes []pair, field string) {
	for _, p := range codes {
		c.item(enumMemberItem, p.code, p.code, p.meaning, len(field)%2)
	}
}

func (c *completer) aliases(written int) {
	for _, a := range sddl.Aliases() {
		c.item(enumMemberItem, a.Code, a.Code, a.Name+", from Windows "+a.Since+" on", written)
	}
}

// rights returns the codes of rights with what they allow on the kind of object that
// is described.
func (c *completer) rights() []pair {
	kind := sddl.KindDevice
	if p := c.descriptorAt(c.offset); p != nil {
		kind = p.Object.Rights
	}
	var codes []pair
	for _, code := range rightsCodes {
		if sd, err := sddl.Parse("D:(A;;" + code + ";;;SY)"); err == nil {
			codes = append(codes, pair{code, strings.Join(kind.Words(sd.DACL.ACEs[0].Mask), ", ")})
		}
	}
	return codes
}
