package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// A grant is an entry that gives rights to everybody, or to callers who deserve
// no trust at all.
type grant struct {
	ace  int             // its index in the DACL
	bits sddl.AccessMask // what it really adds of the rights asked for
}

// broadGrants returns the entries that give any of the rights to trustees of the
// two least trusted tiers.
func broadGrants(d *access.Descriptor, rights sddl.AccessMask) []grant {
	return grantsTo(d, rights, broadTrustee)
}

// The sorts of trustees of the two least trusted tiers, of which each has a rule
// of its own: callers whom nobody vouches for or who come from another machine,
// sandboxed code, and everybody else.
func broadTrustee(sid sddl.SID) bool { return access.TierOf(sid) >= access.Broad }
func ordinaryUsers(sid sddl.SID) bool {
	return broadTrustee(sid) && !access.Unvouched(sid) && !access.SandboxOnly(sid)
}

// grantsTo returns the entries that give any of the rights to certain trustees. An
// entry counts with what is left of it after the denials before it. One for
// sandboxed code counts only if the sandbox gets something by it: the caller's own
// SIDs must be granted the same. Conditional entries are left out, since who meets
// the condition is not known.
func grantsTo(d *access.Descriptor, rights sddl.AccessMask, trustees func(sddl.SID) bool) []grant {
	var grants []grant
	aces := d.DACL()
	for i := range aces {
		ace := &aces[i]
		if !allows(ace) || ace.Condition != nil || !trustees(ace.SID) {
			continue
		}
		bits := d.Mask(ace) & rights
		for j := range i {
			if deny := &aces[j]; denies(deny) && access.Includes(deny.SID, ace.SID) {
				bits &^= d.Mask(deny)
			}
		}
		if access.SandboxOnly(ace.SID) {
			bits &= sandboxRights(d, ace.SID)
		}
		if bits != 0 {
			grants = append(grants, grant{i, bits})
		}
	}
	return grants
}

// allows and denies report whether an entry grants or refuses something on the
// object itself, not only on objects inside it.
func allows(ace *sddl.ACE) bool { return ace.Type.IsAllow() && ace.Applies() }
func denies(ace *sddl.ACE) bool { return ace.Type.IsDeny() && ace.Applies() }

// withoutControl leaves out the entries that give control over the descriptor as
// well, which are another rule's.
func withoutControl(d *access.Descriptor, grants []grant) []grant {
	return except(grants, broadGrants(d, controls))
}

// ownACEs says which ACEs to add when some grants go by which SYSTEM or administrators have
// their access too.
func ownACEs(d *access.Descriptor, grants []grant) string {
	lost := map[string]bool{"SY": false, "BA": false}
	for alias := range lost {
		of, _ := sddl.LookupAlias(alias)
		for i := range d.DACL() {
			ace := &d.DACL()[i]
			if !allows(ace) || ace.Condition != nil || !access.Includes(ace.SID, of.SID) {
				continue
			}
			if !slices.ContainsFunc(grants, func(g grant) bool { return g.ace == i }) {
				lost[alias] = false
				break
			}
			lost[alias] = true
		}
	}
	switch {
	case lost["SY"] && lost["BA"]:
		return ", and give SYSTEM and administrators ACEs of their own: `(A;;GA;;;SY)(A;;GRGWGX;;;BA)`"
	case lost["SY"]:
		return ", and give SYSTEM an ACE of its own: `(A;;GA;;;SY)`"
	case lost["BA"]:
		return ", and give administrators an ACE of their own: `(A;;GRGWGX;;;BA)`"
	}
	return ""
}

// sandboxRights returns what sandboxed code of a kind can have at the most.
func sandboxRights(d *access.Descriptor, sid sddl.SID) sddl.AccessMask {
	switch alias, _ := sid.Alias(); alias {
	case "RC":
		return d.Granted(access.RestrictedCode)
	case "AC":
		return d.Granted(access.AppContainer)
	}
	if sid.String() == "S-1-15-2-2" { // ALL RESTRICTED APPLICATION PACKAGES
		return d.Granted(access.LPAC)
	}
	return d.Granted(access.User)
}

// broad makes a finding about some grants of rights. It points at the first and
// relates the others. The format of the message takes who is meant, and the object;
// Because says what the first entry grants.
func (p *Pass) broad(d *access.Descriptor, grants []grant, rights sddl.AccessMask, format string) Finding {
	aces := d.DACL()
	first := &aces[grants[0].ace]
	f := p.At(d, first.Spans.ACE, fmt.Sprintf(format, names(aces, indexes(grants)), opened(d)))
	f.Because = fmt.Sprintf("`%s` grants %s", text(d, first.Spans.ACE), rightTo(d.Object.Rights, grants[0].bits))
	f.Principals = ids(d, rights, outsiders...)
	f.relate(d, "so does this ACE", indexes(grants[1:])...)
	return f
}

// rightTo names rights in a sentence: "the right to read data and write data".
func rightTo(kind sddl.ObjectKind, mask sddl.AccessMask) string {
	switch words := and(kind.Words(mask)); {
	case strings.HasPrefix(words, "full control"):
		return words
	case strings.HasPrefix(words, "0x"):
		return "the right " + words
	default:
		return "the right to " + words
	}
}

// opened says what callers open by a descriptor: that of a setup class is for its devices.
func opened(d *access.Descriptor) string {
	if d.Object.Kind == inf.KindClass {
		return "the devices of " + whose(d)
	}
	return whose(d)
}

// indexes returns the entries of grants.
func indexes(grants []grant) []int {
	var list []int
	for _, g := range grants {
		list = append(list, g.ace)
	}
	return list
}

// controls are the rights that let their holder take all others.
const controls = sddl.WriteDAC | sddl.WriteOwner

// devices calls yield for the effective descriptors of devices and of setup
// classes, whose DACL is that of their devices.
func (p *Pass) devices(yield func(*access.Descriptor) bool) { p.secured(sddl.KindDevice)(yield) }

// secured returns the effective descriptors of objects of a kind, if they have a
// DACL.
func (p *Pass) secured(kind sddl.ObjectKind) func(yield func(*access.Descriptor) bool) {
	return func(yield func(*access.Descriptor) bool) {
		for d := range p.Descriptors {
			if d.Object.Rights == kind && !noDACL(d) && !yield(d) {
				return
			}
		}
	}
}

// except returns the grants whose entry is not among the others: those of which
// worse things are said.
func except(grants, others []grant) []grant {
	worse := map[int]bool{}
	for _, g := range others {
		worse[g.ace] = true
	}
	return slices.DeleteFunc(grants, func(g grant) bool { return worse[g.ace] })
}

// noDACL reports whether a descriptor restricts nothing.
func noDACL(d *access.Descriptor) bool { return d.SD.DACL == nil || d.SD.DACL.Null }
