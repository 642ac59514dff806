package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// An identifier says what findings are known by. Of long texts it makes short ones, and
// of each only once: many findings may be about one object with a long name, or on one
// long line.
type identifier struct {
	sections bool // the names of sections count
	object   *inf.Object
	name     string // of the object
	lines    map[*inf.Entry]string
	whole    map[string]string // the long texts by their short forms
}

// identify returns what a finding is known by, except for the name of its file.
func (x *identifier) identify(f *rules.Finding) accepted {
	key := accepted{Rule: f.Rule.ID}
	if f.Object != nil {
		if x.object != f.Object {
			x.object, x.name = f.Object, x.short(x.nameOf(f.Object))
		}
		key.Object = x.name
	}
	switch code := strings.Fields(f.File.Source(f.Span)); {
	case f.Entry != nil:
		key.Directive = x.line(f.Entry)
	case f.Function != "":
		key.Directive = x.short(f.Function + ": " + strings.Join(code, " "))
	default:
		key.Directive = x.short(strings.Join(code, " "))
	}
	return key
}

// kindIDs name the kinds of object in baselines. They stay as they are.
var kindIDs = [...]string{
	inf.KindDevice: "device", inf.KindClass: "class", inf.KindInterface: "interface", inf.KindService: "service",
	inf.KindKey: "key", inf.KindFile: "file", inf.KindWMIGUID: "wmi", inf.KindEventChannel: "channel",
	inf.KindCOMLaunch: "com-launch", inf.KindCOMAccess: "com-access", inf.KindPort: "port",
}

// nameOf returns what an object is known by. Where the names of sections count it is not
// what reports call it, which may change: devices and classes are known by their install section,
// and keys and files by the section that creates them.
func (x *identifier) nameOf(o *inf.Object) string {
	if !x.sections {
		return strings.TrimSpace(o.Kind.String() + " " + o.Name)
	}
	name := o.Name
	switch {
	case o.Install != nil && (o.Kind == inf.KindDevice || o.Install.Kind == inf.ClassInstall && o.Kind == inf.KindClass):
		name = o.Install.Name()
	case len(o.Descriptors) > 0 && o.Descriptors[0].Reach != nil && o.Descriptors[0].Reach.Role == inf.RoleSecurity:
		name = o.Descriptors[0].Reach.From.Section.Name
	}
	return strings.TrimSpace(kindIDs[o.Kind] + " " + strings.ToLower(name))
}

// line returns an entry as Windows reads it, and the section that it stands in if that
// counts.
func (x *identifier) line(e *inf.Entry) string {
	if text, known := x.lines[e]; known {
		return text
	}
	whole := reading(e)
	if x.sections {
		whole = "[" + strings.ToLower(e.Section.Name) + "] " + whole
	}
	text := x.short(whole)
	if len(text) < len(whole) {
		if x.lines == nil {
			x.lines = map[*inf.Entry]string{}
		}
		x.lines[e] = text
	}
	return text
}

// maxIdentity is how long a text is at most by which findings are compared. For a longer
// one there are its beginning and a hash, which are longer than any other.
const maxIdentity = 1024

// short returns a text that JSON can hold, or what stands for it if it is long.
func (x *identifier) short(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if len(text) <= maxIdentity {
		return text
	}
	sum := sha256.Sum256([]byte(text))
	short := strings.ToValidUTF8(text[:maxIdentity], "") + "… sha256:" + hex.EncodeToString(sum[:])
	if x.whole == nil {
		x.whole = map[string]string{}
	}
	x.whole[short] = text
	return short
}

// long returns the text that a short one stands for.
func (x *identifier) long(short string) string {
	if text, known := x.whole[short]; known {
		return text
	}
	return short
}

// reading returns an entry as Windows reads it.
func reading(e *inf.Entry) string {
	var text strings.Builder
	if e.Key != nil && !e.Lone() {
		text.WriteString(quote(e.Key.Value) + "=")
	}
	for i := range e.Fields {
		if i > 0 {
			text.WriteString(",")
		}
		text.WriteString(quote(e.Fields[i].Value))
	}
	return text.String()
}

// quote puts quotes around a value that would not be one word without.
func quote(value string) string {
	if !strings.ContainsAny(value, "\",;= \t") {
		return value
	}
	return `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
}
