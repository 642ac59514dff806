package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var directiveMalformed = &Rule{Meta: Meta{
	ID:      "INF931",
	Name:    "directive-malformed",
	Summary: "A directive lacks a name or a section, or has a flag, a GUID or a value that it does not take.",
	Why: "Windows passes over a directive that it cannot use, mostly without a message: what the line was to install is missing on the machine. InfVerif refuses such lines: a missing section (1005), value (1006), name (1080, 1253) or argument (1085), a wrong number, flag or GUID (1019, 1081, 1082, 1083), a section for no service (1272), " +
		"a second thing of the same name (1086, 1088), a file that is no INF file in CopyINF (1110), and a FeatureScore that is not one byte (1245). More fields than the directive takes are a warning (1201).",
	Bad: `[Acme.NT]
FeatureScore = 1FF
`,
	Good: `[Acme.NT]
FeatureScore = F0
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refAddService, refAddFilter, refAddSoftware, refAddComponent, refAddComServer, refAddInterface, refCopyINF, refFeatureScore},
	InfVerif:   []string{"1005", "1006", "1019", "1080", "1081", "1082", "1083", "1085", "1086", "1088", "1110", "1201", "1245", "1253", "1272"},
	Item:       "directives",
}, Check: func(p *Pass) {
	if partOfWindows(p.File) {
		return
	}
	for _, r := range facts.Readings(p.Facts) {
		if r.Section().File != p.File {
			continue
		}
		c := directiveCheck{p, r, set[string]{}}
		for _, e := range r.Section().Entries() {
			if e.Key != nil && !e.Lone() {
				c.entry(e)
			}
		}
	}
}}

// A directiveCheck looks at the directives of one section.
type directiveCheck struct {
	*Pass
	*facts.Reading
	named set[string] // the names of things that the section makes
}

// entry looks at a line by its directive.
func (c directiveCheck) entry(e *inf.Entry) {
	for i := range directiveForms {
		if d := &directiveForms[i]; d.role == c.Role() && e.Is(d.key) {
			c.form(e, d)
			return
		}
	}
	switch {
	case c.Role() == inf.RoleServices && e.Is("AddService"):
		c.service(e)
	case c.Role() == inf.RoleInstall && e.Is("CopyINF"):
		c.copyINF(e)
	case c.Role() == inf.RoleInstall && e.Is("FeatureScore"):
		c.featureScore(e)
	case e.Is("Include") || e.Is("Needs"):
		if e.Value(1) == "" && len(e.Fields) <= 1 {
			c.wrong("1006", e.Key, e, fmt.Sprintf("%s in [%s] names nothing", e.Key.Value, e.Section.Name), "name what is meant, or remove the line")
		}
	default:
		if target, ok := c.Role().Names(e, 1); ok && target != inf.RoleOther && len(e.Fields) == 1 && e.Value(1) == "" {
			c.wrong("1005", e.Key, e, fmt.Sprintf("%s in [%s] names no section", e.Key.Value, e.Section.Name), "name the section that is meant, or remove the line")
		}
	}
}

// wrong reports a field, or the line if it is empty.
func (c directiveCheck) wrong(code string, at *inf.Field, e *inf.Entry, message, remedy string) {
	c.require(Finding{InfVerif: code, Span: fieldOrLine(at, e), Entry: e, Message: message, Because: "Windows cannot use the line as it is", Remedy: remedy}, c.First.Install)
}

// form looks at a line of a directive whose fields are all of one form.
func (c directiveCheck) form(e *inf.Entry, d *directiveForm) {
	name := e.Field(1)
	switch {
	case !name.Known():
	case e.Value(1) == "" && d.guid:
		c.wrong("1080", nil, e, d.key+" names no GUID", "write a GUID in braces")
	case e.Value(1) == "":
		c.wrong("1080", nil, e, d.key+" has no name", "write the name of what the line makes")
	case d.guid && !isGUID(name.Value):
		c.wrong("1019", name, e, fmt.Sprintf("`%s` is not a GUID in braces", name.Value), "write one with all its hyphens")
	case d.unique && !c.named.add(strings.ToLower(d.key+"\x00"+name.Value)):
		c.wrong("1086", name, e, fmt.Sprintf("[%s] has %s for `%s` twice", e.Section.Name, d.key, name.Value), "remove one of the lines, or give it a name of its own")
	}
	if flags := e.Field(d.flags); d.flags > 0 && flags.Known() {
		switch n, ok := flags.Uint(); {
		case !ok:
			c.wrong("1081", flags, e, fmt.Sprintf("`%s` is not a number", flags.Value), "write a number, or leave the field empty")
		case n&^d.known != 0:
			c.wrong("1083", flags, e, fmt.Sprintf("%s does not take the flag 0x%x", d.key, n&^d.known), "remove the flag")
		}
	}
	if d.section > 0 && e.Value(d.section) == "" && e.Value(1) != "" {
		c.wrong("1005", nil, e, fmt.Sprintf("%s names no section for `%s`", d.key, e.Value(1)), "name the section that says what is to be done")
	}
	c.surplus(e, d.most)
}

// surplus reports the first field behind those that a directive takes.
func (c directiveCheck) surplus(e *inf.Entry, most int) {
	for n := most + 1; n <= len(e.Fields); n++ {
		if e.Value(n) != "" {
			c.wrong("1201", e.Field(n), e, fmt.Sprintf("%s does not take the value `%s`", e.Key.Value, e.Value(n)), "remove it")
			return
		}
	}
}

// service looks at an AddService line, whose name may be empty for a device that needs no
// driver.
func (c directiveCheck) service(e *inf.Entry) {
	flags := e.Field(2)
	n, ok := flags.Uint()
	unknown := !flags.Known() || !e.Field(1).Known()
	switch {
	case unknown:
	case !ok:
		c.wrong("1081", flags, e, fmt.Sprintf("`%s` is not a number", flags.Value), "write a number, or leave the field empty")
	case n&^knownServiceFlags != 0:
		c.wrong("1083", flags, e, fmt.Sprintf("AddService does not take the flag 0x%x", n&^knownServiceFlags), "remove the flag")
	case e.Value(1) != "" && e.Value(3) == "":
		c.wrong("1005", nil, e, fmt.Sprintf("AddService names no section for the service `%s`", e.Value(1)), "name the section with ServiceType, StartType, ErrorControl and ServiceBinary")
	case e.Value(1) != "":
	case e.Value(3) != "":
		c.wrong("1272", e.Field(3), e, fmt.Sprintf("AddService has the section [%s] and no service", e.Value(3)), "name the service, or delete the section for a device that needs no driver")
	case n&inf.SvcAssoc == 0:
		c.wrong("1253", nil, e, "AddService names no service", "name one. For a device that needs no driver, write `AddService = ,2`")
	}
	c.surplus(e, 6)
}

// copyINF looks at the files that CopyINF names.
func (c directiveCheck) copyINF(e *inf.Entry) {
	for i := range e.Fields {
		if name := &e.Fields[i]; name.Value != "" && name.Known() && !strings.HasSuffix(strings.ToLower(name.Value), ".inf") {
			c.wrong("1110", name, e, fmt.Sprintf("CopyINF names `%s`, which is no INF file", name.Value), "copy other files with CopyFiles")
		}
	}
}

// featureScore looks at a FeatureScore line: one byte in hexadecimal.
func (c directiveCheck) featureScore(e *inf.Entry) {
	score := e.Field(1)
	digits := strings.TrimPrefix(strings.ToLower(e.Value(1)), "0x")
	if score.Known() && (digits == "" || len(digits) > 2 || strings.Trim(digits, "0123456789abcdef") != "") {
		c.wrong("1245", score, e, fmt.Sprintf("`%s` is not a feature score", e.Value(1)), "write one byte from 00 to FF, in hexadecimal")
	}
	if !c.named.add("featurescore") {
		c.wrong("1088", e.Key, e, fmt.Sprintf("[%s] has FeatureScore twice", e.Section.Name), "remove one of the lines")
	}
}
