package sddl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"",
		"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GRGWGX;;;WD)(A;;GRGWGX;;;RC)",
		"O:BAG:S-1-5-18D:PARAI(D;OICI;0x1F01FF;;;s-1-5-32-545)S:NO_ACCESS_CONTROL",
		"O:S-1-2-0x200D:(OA;;CC;f30e3bbe-9ff0-11d1-b603-0000f80367c1;;PS)(OD;;-017;;f30e3bbe-9ff0-11d1-b603-0000f80367c1;OW)",
		`D:(XA;;FX;;;WD;((@User.a%0020 == {1, "x", #0f, SID(BA)}) || (!(Member_of_any {SID(BU)})))) S:(ML;;NWNR;;;LW)(RA;;;;;WD;("n",TI,0x0,-1,2))`,
		`S:(RA;;;;;WD;("n",TX,0x0,#1,00))(FL;TP;GA;;;WD;(Exists @Resource.n))(XU;SA;GA;;;WD;(a Contains @Device.b))`,
		" D: AI (A; CI; GA ; ;; WD )",
		"D:(A;;0x;;;XX",
	} {
		f.Add(seed)
	}
	principals := Principals()
	f.Fuzz(func(t *testing.T, text string) {
		sd, err := Parse(text)
		if err != nil {
			var pe *ParseError
			require.ErrorAs(t, err, &pe)
			requireInside(t, text, spanOf(pe.Offset, pe.Offset+pe.Len))
			return
		}
		requireSpansInside(t, sd)
		printed := sd.String()
		again, err := ParseOptions{Strict: true}.Parse(printed)
		require.NoError(t, err, "%q prints as %q", text, printed)
		require.Equal(t, printed, again.String())
		m := KindDevice.Mapping()
		for i := range principals {
			tok := &principals[i].Token
			r := AccessCheck(sd, tok, ^AccessMask(0), m)
			for bit := AccessMask(1); bit != 0; bit <<= 1 {
				r.DecidedBy(bit)
			}
			r.ACEs(^AccessMask(0))
			require.Equal(t, MaximumAllowed(sd, tok, m), MaximumAllowed(again, tok, m))
		}
	})
}

func requireInside(t *testing.T, text string, s Span) {
	t.Helper()
	if s.Start < 0 || s.End < s.Start || int(s.End) > len(text) {
		t.Fatalf("span %v outside of %q", s, text)
	}
}

func requireSpansInside(t *testing.T, sd *SecurityDescriptor) {
	t.Helper()
	requireInside(t, sd.Text, sd.OwnerSpan)
	requireInside(t, sd.Text, sd.GroupSpan)
	for _, d := range sd.Leniencies {
		requireInside(t, sd.Text, d.Span)
	}
	for _, acl := range []*ACL{sd.DACL, sd.SACL} {
		if acl == nil {
			continue
		}
		requireInside(t, sd.Text, acl.Span)
		for i := range acl.ACEs {
			s := acl.ACEs[i].Spans
			for _, span := range []Span{s.ACE, s.Type, s.Flags, s.Rights, s.ObjectType, s.InheritedObjectType, s.SID, s.Condition} {
				requireInside(t, sd.Text, span)
			}
			if c := acl.ACEs[i].Condition; c != nil {
				requireExprInside(t, sd.Text, c)
			}
		}
	}
}

func requireExprInside(t *testing.T, text string, e *Expr) {
	t.Helper()
	requireInside(t, text, e.Span)
	if e.Value != nil {
		requireInside(t, text, e.Value.Span)
	}
	for _, x := range []*Expr{e.X, e.Y} {
		if x != nil {
			requireExprInside(t, text, x)
		}
	}
}
