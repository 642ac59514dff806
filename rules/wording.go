package rules

import (
	"fmt"
	"unicode/utf8"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

// This file has the words that messages share.

// and joins words: "a, b and c".
func and(words []string) string { return access.And(words) }

// name says which object is meant: `device "Acme"`, or `device "Acme" (and 2 more devices)`.
func name(o *access.Object) string { return counted(o, o.Others) }

// whose says whose descriptor a line sets, likewise.
func whose(d *access.Descriptor) string { return counted(d.Object, d.Others) }

func counted(o *access.Object, others int) string {
	words := o.Kind.String() + ` "` + short(o.Name, maxName) + `"`
	if others > 0 {
		words += fmt.Sprintf(" (and %d more %s)", others, access.Noun(o.Kind, others))
	}
	return words
}

// Messages show this many characters of a name, and are themselves no longer than that:
// a file of a few thousand lines may have a finding in each, about a name of the length of
// the file.
const (
	maxName    = 60
	maxMessage = 600
)

// short cuts text to a number of characters.
func short(text string, most int) string {
	if len(text) <= most {
		return text
	}
	n := 0
	for i := range text {
		if n++; n == most {
			last := text[i:]
			if _, size := utf8.DecodeRuneInString(last); size < len(last) {
				return text[:i] + "…"
			}
		}
	}
	return text
}

// text returns a part of a descriptor as written.
func text(d *access.Descriptor, s sddl.Span) string { return d.SD.Text[s.Start:s.End] }

// names lists the trustees of entries, each once.
func names(aces []sddl.ACE, indexes []int) string {
	var words []string
	seen := map[sddl.SID]bool{}
	for _, i := range indexes {
		if sid := aces[i].SID; !seen[sid] {
			seen[sid] = true
			words = append(words, called(sid))
		}
	}
	return and(words)
}

// called names a trustee. Three groups have a name in Windows (NETWORK, SERVICE,
// INTERACTIVE) that reads as that of something else; they have the words of the page
// "SID strings" of the Windows documentation.
func called(sid sddl.SID) string {
	switch alias, _ := sid.Alias(); alias {
	case "NU":
		return "network logon users (NU)"
	case "SU":
		return "service logon users (SU)"
	case "IU":
		return "interactively logged-on users (IU)"
	}
	return sid.Name()
}

// ids returns the IDs of those of the given principals that are granted any of
// the given rights.
func ids(d *access.Descriptor, bits sddl.AccessMask, among ...access.Principal) []string {
	var found []string
	principals := access.Principals()
	for _, p := range among {
		if d.Granted(p)&bits != 0 {
			found = append(found, principals[p].ID)
		}
	}
	return found
}

// The principals that no device should have to trust.
var outsiders = []access.Principal{
	access.User, access.NetworkUser, access.Guest, access.Anonymous,
	access.RestrictedCode, access.AppContainer, access.LPAC,
}
