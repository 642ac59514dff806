package sddl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// at returns the text a span covers.
func at(text string, s Span) string { return text[s.Start:s.End] }

func TestSpans(t *testing.T) {
	text := "O:BAG:S-1-5-18D:PAI(A;OICI; GRGW;;;BA)(OA;; 0x10;f30e3bbe-9ff0-11d1-b603-0000f80367c1;;WD )" +
		`(XA;;;;;AU;((@User.a == {1, "x"}) || (!(Member_of SID(BA)))))` +
		`S:(RA;;;;;WD;("n",TI,0x0,1,2))(ML;;NW;;;LW)`
	sd, err := Parse(text)
	require.NoError(t, err)
	require.Equal(t, text, sd.Text)
	require.Equal(t, "BA", at(text, sd.OwnerSpan))
	require.Equal(t, "S-1-5-18", at(text, sd.GroupSpan))
	dacl := at(text, sd.DACL.Span)
	require.Equal(t, "D:PAI(A;", dacl[:8])
	require.Equal(t, byte(')'), dacl[len(dacl)-1])
	require.Equal(t, "S:(RA;", at(text, sd.SACL.Span)[:6])

	want := []map[string]string{
		{"ace": "(A;OICI; GRGW;;;BA)", "type": "A", "flags": "OICI", "rights": "GRGW", "object": "", "inherited": "", "sid": "BA", "condition": ""},
		{"ace": "(OA;; 0x10;f30e3bbe-9ff0-11d1-b603-0000f80367c1;;WD )", "type": "OA", "flags": "", "rights": "0x10", "object": "f30e3bbe-9ff0-11d1-b603-0000f80367c1", "inherited": "", "sid": "WD", "condition": ""},
		{"ace": `(XA;;;;;AU;((@User.a == {1, "x"}) || (!(Member_of SID(BA)))))`, "type": "XA", "flags": "", "rights": "", "object": "", "inherited": "", "sid": "AU", "condition": `((@User.a == {1, "x"}) || (!(Member_of SID(BA))))`},
	}
	require.Len(t, sd.DACL.ACEs, len(want))
	for i, ace := range sd.DACL.ACEs {
		s := ace.Spans
		require.Equal(t, want[i], map[string]string{
			"ace": at(text, s.ACE), "type": at(text, s.Type), "flags": at(text, s.Flags), "rights": at(text, s.Rights),
			"object": at(text, s.ObjectType), "inherited": at(text, s.InheritedObjectType), "sid": at(text, s.SID),
			"condition": at(text, s.Condition),
		})
		require.Positive(t, s.Flags.Start, "an empty field has a place")
	}

	or := sd.DACL.ACEs[2].Condition
	require.Equal(t, `@User.a == {1, "x"}`, at(text, or.X.Span))
	require.Equal(t, `{1, "x"}`, at(text, or.X.Value.Span))
	require.Equal(t, "1", at(text, or.X.Value.List[0].Span))
	require.Equal(t, `"x"`, at(text, or.X.Value.List[1].Span))
	require.Equal(t, `!(Member_of SID(BA))`, at(text, or.Y.Span))
	require.Equal(t, `Member_of SID(BA)`, at(text, or.Y.X.Span))
	require.Equal(t, `SID(BA)`, at(text, or.Y.X.Value.Span))

	attribute := sd.SACL.ACEs[0].Attribute
	require.Equal(t, `("n",TI,0x0,1,2)`, at(text, attribute.Span))
	require.Equal(t, "2", at(text, attribute.Values[1].Span))
	require.Equal(t, attribute.Span, sd.SACL.ACEs[0].Spans.Condition)
}

func TestSpansOfLists(t *testing.T) {
	text := "D:P S:"
	sd, err := Parse(text)
	require.NoError(t, err)
	require.Equal(t, "D:P", at(text, sd.DACL.Span))
	require.Equal(t, "S:", at(text, sd.SACL.Span))
}
