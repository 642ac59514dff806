package explain

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestEveryProblem has a sentence for each kind of problem.
func TestEveryProblem(t *testing.T) {
	seen := map[string]bool{}
	for kind := inf.EmptyFile; kind <= inf.BigEndian; kind++ {
		what, effect, _ := Problem(kind)
		require.NotEmpty(t, effect, kind)
		text := what + effect
		require.False(t, seen[text], text)
		seen[text] = true
	}
}

// TestEveryCause has a sentence for each cause, and none for a setting that has effect.
func TestEveryCause(t *testing.T) {
	in := &inf.Install{Kind: inf.DeviceInstall, Base: "Acme", Suffix: ".NT"}
	hardware := &inf.Reach{Role: inf.RoleServiceInstall, Section: &inf.Section{Name: "Acme.Service"}, Install: in}
	reach := &inf.Reach{Role: inf.RoleAddReg, Install: in, From: hardware}
	require.Empty(t, Cause(&inf.Setting{Reach: reach}))
	seen := map[string]bool{}
	for cause := inf.Replaced; cause <= inf.SectionUnread; cause++ {
		text := Cause(&inf.Setting{Cause: cause, Reach: reach, Unread: &inf.Unread{}})
		require.NotEmpty(t, text, cause)
		require.False(t, seen[text], text)
		seen[text] = true
	}
	require.Equal(t, "AddReg in [Acme.Service] writes the value to the service's key, but Windows takes it from the device's hardware key",
		Cause(&inf.Setting{Cause: inf.OtherKey, Reach: reach}))
}

// TestUnread says what there is to know about a section that Windows never reads.
func TestUnread(t *testing.T) {
	other := &inf.Section{Name: "Acme.HW"}
	for _, tt := range []struct {
		unread inf.Unread
		want   string
	}{
		{inf.Unread{}, "no AddReg names this section"},
		{inf.Unread{From: other}, "only [Acme.HW] names this section, and Windows does not read [Acme.HW]"},
		{
			inf.Unread{Similar: &inf.Reach{From: &inf.Reach{Section: other}, Name: &inf.Field{Value: "Acme.Flags Acme.Security"}}},
			"Windows takes [Acme.Flags Acme.Security] in [Acme.HW] for the name of one section, which does not exist",
		},
		{
			inf.Unread{Similar: &inf.Reach{From: &inf.Reach{Section: other}, Name: &inf.Field{Value: "Acme.Securty"}}},
			"no AddReg names this section: [Acme.HW] names [Acme.Securty], which does not exist",
		},
	} {
		require.Equal(t, tt.want, Cause(&inf.Setting{Cause: inf.SectionUnread, Unread: &tt.unread}))
	}
}
