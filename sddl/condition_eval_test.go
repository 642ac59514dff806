package sddl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestConditionOutcome evaluates conditions for a caller in WD and BU, with BA
// there only to be denied. An outcome is told from two descriptors: an entry that
// allows needs "yes", one that denies anything but "no".
func TestConditionOutcome(t *testing.T) {
	tok := user("WD", "BU")
	tok.Groups = append(tok.Groups, SIDAndAttributes{MustSID("BA"), true})
	const sacl = `S:(RA;;;;;WD;("level",TI,0x0,3))(RA;;;;;WD;("zero",TI,0x0,0))(RA;;;;;WD;("nothing",TU,0x0,0))(RA;;;;;WD;("big",TU,0x0,18446744073709551615))` +
		`(RA;;;;;WD;("tags",TS,0x0,"red","green"))(RA;;;;;WD;("word",TS,0x0,"Red"))(RA;;;;;WD;("exact",TS,0x2,"Red"))` +
		`(RA;;;;;WD;("empty",TS,0x0,""))(RA;;;;;WD;("key",TX,0x0,00ff))(RA;;;;;WD;("group",TD,0x0,SID(BU)))` +
		`(RA;;;;;WD;("flag",TB,0x0,1))(RA;;;;;WD;("off",TI,0x10,3))(RA;IO;;;;WD;("child",TI,0x0,3))`
	tests := []struct {
		condition string
		want      truth
	}{
		{"Member_of SID(BU)", yes},
		{"Member_of {SID(BU), SID(WD)}", yes},
		{"Member_of {SID(BU), SID(SY)}", no},
		{"Member_of {}", yes},
		{"Member_of_Any {SID(SY), SID(BU)}", yes},
		{"Member_of_Any {SID(SY), SID(AU)}", no},
		{"Member_of_Any {}", no},
		{"Not_Member_of {SID(BU), SID(SY)}", yes},
		{"Not_Member_of SID(WD)", no},
		{"Not_Member_of_Any {SID(SY)}", yes},
		{"Not_Member_of_Any {SID(SY), SID(WD)}", no},
		{"Device_Member_of SID(WD)", no},
		{"Not_Device_Member_of SID(WD)", yes},
		{"Device_Member_of_Any {SID(WD)}", no},
		{"Not_Device_Member_of_Any {SID(WD)}", yes},
		{"Member_of 3", unknown},

		{"@Resource.level == 3", yes},
		{"@Resource.LEVEL == 3", yes},
		{"@Resource.level != 3", no},
		{"@Resource.level < 4", yes},
		{"@Resource.level < 3", no},
		{"@Resource.level <= 2", no},
		{"@Resource.level <= 3", yes},
		{"@Resource.level > 2", yes},
		{"@Resource.level > 3", no},
		{"@Resource.level >= 3", yes},
		{"@Resource.level >= -1", yes},
		{"@Resource.big > -1", yes},
		{"@Resource.big > 9223372036854775807", yes},
		{"@Resource.level < @Resource.big", yes},
		{"@Resource.big == @Resource.level", no},
		{"@Resource.zero == @Resource.nothing", yes},
		{"@Resource.zero >= @Resource.nothing", yes},
		{"@Resource.nothing <= @Resource.zero", yes},
		{`@Resource.word == "RED"`, yes},
		{`@Resource.exact == "RED"`, no},
		{`@Resource.exact == "Red"`, yes},
		{`@Resource.word < "sea"`, yes},
		{"@Resource.key == #00ff", yes},
		{"@Resource.key == #00fe", no},
		{"@Resource.group == SID(BU)", yes},
		{"@Resource.group == SID(BA)", no},
		{"@Resource.flag == 1", yes},
		{`@Resource.tags == {"green", "red"}`, yes},
		{`@Resource.tags == {"green"}`, no},
		{`@Resource.tags == {"green", "red", "blue"}`, no},
		{`@Resource.tags Contains "red"`, yes},
		{`@Resource.tags Contains {"red", "blue"}`, no},
		{`@Resource.tags Not_Contains "blue"`, yes},
		{`@Resource.tags Any_of {"red", "blue"}`, yes},
		{`@Resource.tags Any_of "blue"`, no},
		{`@Resource.tags Not_Any_of {"blue"}`, yes},
		{`@Resource.tags Any_of {}`, no},
		{`@Resource.tags == {}`, no},
		{`@Resource.tags != {}`, yes},
		{`@Resource.tags < {"red"}`, unknown},
		{`@Resource.level == "3"`, unknown},
		{`@Resource.level < "3"`, unknown},
		{`@Resource.tags Any_of 3`, unknown},
		{"@Resource.none == 1", unknown},
		{"@Resource.level == @Resource.none", unknown},
		{"@Resource.off == 3", unknown},
		{"@Resource.child == 3", unknown},
		{"@User.x == 1", unknown},
		{"@Device.x == 1", unknown},
		{"local == 1", unknown},

		{"@Resource.level", yes},
		{"@Resource.zero", no},
		{"@Resource.nothing", no},
		{"@Resource.big", yes},
		{"@Resource.word", yes},
		{"@Resource.empty", no},
		{"@Resource.key", unknown},
		{"@Resource.tags", unknown},
		{"local", unknown},
		{"Exists @User.x", unknown},

		{"!(Member_of SID(BU))", no},
		{"!(@User.x)", unknown},
		{"(Member_of SID(BU)) && (Member_of SID(SY))", no},
		{"(Member_of SID(BU)) && (Member_of SID(WD))", yes},
		{"(Member_of SID(BU)) || (Member_of SID(SY))", yes},
		{"(Member_of SID(AU)) || (Member_of SID(SY))", no},
		{"(Member_of SID(BU)) || (@User.x == 1)", unknown},
		{"(@User.x == 1) || (Member_of SID(BU))", unknown},
		{"(Member_of SID(SY)) && (@User.x == 1)", unknown},
	}
	m := KindDevice.Mapping()
	for _, test := range tests {
		allowed := AccessCheck(mustParse(t, "D:(XA;;GA;;;WD;("+test.condition+"))"+sacl), tok, 1, m).Allowed
		require.Equal(t, test.want == yes, allowed, test.condition)
		denied := !AccessCheck(mustParse(t, "D:(XD;;GA;;;WD;("+test.condition+"))(A;;GA;;;WD)"+sacl), tok, 1, m).Allowed
		require.Equal(t, test.want != no, denied, test.condition)
	}
}

// TestConditionDenyOnly: a deny-only group is a member only where that denies.
func TestConditionDenyOnly(t *testing.T) {
	tok := user("WD")
	tok.Groups = append(tok.Groups, SIDAndAttributes{MustSID("BA"), true})
	m := KindDevice.Mapping()
	require.False(t, AccessCheck(mustParse(t, "D:(XA;;GA;;;WD;(Member_of SID(BA)))"), tok, 1, m).Allowed)
	require.False(t, AccessCheck(mustParse(t, "D:(XD;;GA;;;WD;(Member_of SID(BA)))(A;;GA;;;WD)"), tok, 1, m).Allowed)
}
