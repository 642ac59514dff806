package sddl

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// parseCondition reads the condition of an XA entry.
func parseCondition(text string) (*Expr, error) {
	sd, err := Parse("D:(XA;;GA;;;WD;" + text + ")")
	if err != nil {
		return nil, err
	}
	return sd.DACL.ACEs[0].Condition, nil
}

func TestConditionString(t *testing.T) {
	tests := []struct{ in, want string }{
		{"(a)", "a"},
		{"( a )", "a"},
		{"(((a)))", "a"},
		{"(@user.a)", "@USER.a"},
		{"(!@User.a)", "!(@USER.a)"},
		{"(! (a))", "!(a)"},
		{"(@User.a||@User.b&&@User.c)", "(@USER.a) || ((@USER.b) && (@USER.c))"},
		{"(a || b || c)", "((a) || (b)) || (c)"},
		{"((a || b) && c)", "((a) || (b)) && (c)"},
		{"(a==1)", "a == 1"},
		{"(a != -0x1F)", "a != -0x1f"},
		{"(a < +010)", "a < +010"},
		{"(a == 0xFFFFFFFFFFFFFFFF)", "a == 0xffffffffffffffff"},
		{"(a == 0x8000000000000000)", "a == 0x8000000000000000"},
		{"(Member_of((SID(BA))))", "Member_of SID(BA)"},
		{"(Member_of ( ( {SID(BA)} ) ))", "Member_of {SID(BA)}"},
		{"(a <= 0)", "a <= 0"},
		{"(a > 9223372036854775807)", "a > 9223372036854775807"},
		{"(a >= -9223372036854775808)", "a >= -9223372036854775808"},
		{`(a == "")`, `a == ""`},
		{`(a == "x) || (b")`, `a == "x) || (b"`},
		{"(a == #)", "a == #"},
		{"(a == #aBc)", "a == #0abc"},
		{"(a == ##1#2)", "a == #0102"},
		{"(a == sid(ba))", "a == SID(BA)"},
		{"(a == {})", "a == {}"},
		{`(a Contains {1,"x",#ff,SID(S-1-1-0)})`, `a Contains {1, "x", #ff, SID(WD)}`},
		{"(a any_of{1})", "a Any_of {1}"},
		{"(a Not_Contains @Resource.b)", "a Not_Contains @RESOURCE.b"},
		{"(a NOT_ANY_OF @Device.b)", "a Not_Any_of @DEVICE.b"},
		{"(exists a && Not_Exists @Resource.b)", "(Exists a) && (Not_Exists @RESOURCE.b)"},
		{"(Member_of{SID(BA)})", "Member_of {SID(BA)}"},
		{"(Member_of(SID(BA)))", "Member_of SID(BA)"},
		{"(Not_Member_of_Any {SID(BA),SID(BU)})", "Not_Member_of_any {SID(BA), SID(BU)}"},
		{"(Device_Member_of_Any SID(BA))", "Device_Member_of_any SID(BA)"},
		{"(Not_Device_Member_of SID(BA))", "Not_Device_Member_of SID(BA)"},
		{"(Member_of 3)", "Member_of 3"},
		{"(Members == 3)", "Members == 3"},
		{"(a:b./_9 == 3)", "a:b./_9 == 3"},
		{"(1 == 3)", "1 == 3"},
		{"(@User.a;b}[#' == 1)", "@USER.a;b}[#' == 1"},
		{"(@User.a%0020b)", "@USER.a%0020b"},
		{"(@User.a%0041b)", "@USER.aAb"},
		{"(@User.a%D1D6)", "@USER.a%d1d6"},
		{"(@User.\u00fc)", "@USER.%00fc"},
		{"(@User.\uffff)", "@USER.%ffff"},
		{"(@User.\U0001F600)", "@USER.%d83d%de00"},
	}
	for _, test := range tests {
		e, err := parseCondition(test.in)
		require.NoError(t, err, test.in)
		require.Equal(t, test.want, e.String(), test.in)
		again, err := parseCondition("(" + test.want + ")")
		require.NoError(t, err, test.want)
		require.Equal(t, test.want, again.String())
	}
}

func TestConditionErrors(t *testing.T) {
	const offset = len("D:(XA;;GA;;;WD;")
	const literal = `expected a number, a "string", #hex digits, SID(…), a list in braces, or an attribute with @`
	tests := []struct {
		in  string
		off int
		len int
		msg string
	}{
		{"a", 0, 1, `missing condition; expected "(" after the semicolon`},
		{"()", 1, 1, "expected an attribute such as @User.name, or an operator such as Member_of"},
		{"(a b)", 3, 1, `unexpected "b" in a condition; expected an operator or ")"`},
		{"(a == b)", 6, 1, `"b" is no literal; ` + literal},
		{"(a == )", 6, 1, `missing operand; expected a number, a "string", #hex digits, SID(…), or a list in braces`},
		{"(a == {{1}})", 7, 1, `missing operand; expected a number, a "string", #hex digits, SID(…), or a list in braces`},
		{"(a == {1;2})", 8, 1, `expected "," or "}" in a list`},
		{"(a == {1,@User.b})", 9, 1, "attribute in a place for a literal"},
		{"(a == 9223372036854775808)", 6, 19, "number out of range; expected at most 9223372036854775807"},
		{"(a == 0x10000000000000000)", 6, 19, "number out of range; expected at most 18446744073709551615"},
		{"(a == +0xffffffffffffffff)", 6, 19, "number out of range; expected at most 9223372036854775807"},
		{"(a == 08)", 6, 2, "malformed number; expected decimal digits, octal digits after 0, or hexadecimal digits after 0x"},
		{"(a == 1x)", 6, 2, "malformed number; expected decimal digits, octal digits after 0, or hexadecimal digits after 0x"},
		{"(a == SID(XX))", 10, 2, `unknown SID alias "XX"; ` + sidForm},
		{"(!a)", 1, 1, `"!" without parentheses; expected "!(…)" or an attribute such as !@User.name`},
		{"(!!(a))", 1, 1, `"!" without parentheses; expected "!(…)" or an attribute such as !@User.name`},
		{"(@Usr.a)", 1, 4, "unknown attribute prefix; expected @User., @Device. or @Resource."},
		{"(@User.)", 1, 6, "attribute without a name after @User."},
		{"(@User.a%00)", 8, 1, `"%" in a name without four hexadecimal digits after it`},
		{"(Member_of_AnySID(WD))", 17, 1, `unexpected "(" in a condition; expected an operator or ")"`},
		{"(Member_of (SID(BA), SID(WD)))", 19, 1, `expected ")" after the operand of Member_of`},
		{"(a && )", 6, 1, "expected an attribute such as @User.name, or an operator such as Member_of"},
	}
	for _, test := range tests {
		_, err := parseCondition(test.in)
		requireParseError(t, err, test.off+offset, test.len, test.msg)
	}
}

// TestConditionCutShort has texts that end within the condition.
func TestConditionCutShort(t *testing.T) {
	const begin = "D:(XA;;GA;;;WD;"
	const open = `the condition is not closed; expected ")"`
	tests := []struct {
		in  string
		off int
		len int
		msg string
	}{
		{"(a", 0, 2, open},
		{"(!(a)", 0, 5, open},
		{"(@User.a", 0, 8, open},
		{"(@User.", 1, 6, "attribute without a name after @User."},
		{"(a |", 3, 1, `unexpected "|" in a condition; expected an operator or ")"`},
		{"(a ==", 5, 0, `missing operand; expected a number, a "string", #hex digits, SID(…), or a list in braces`},
		{"(a == 1", 0, 7, open},
		{"(a == #ab", 0, 9, open},
		{"(a == 0x", 6, 2, "malformed number; expected decimal digits, octal digits after 0, or hexadecimal digits after 0x"},
		{`(a == "x`, 6, 2, "the string is not closed; expected a second quote"},
		{"(a == {1", 6, 2, `the list is not closed; expected "}"`},
		{"(a == SID(BA", 12, 0, `expected ")" after the SID`},
	}
	for _, test := range tests {
		_, err := Parse(begin + test.in)
		requireParseError(t, err, len(begin)+test.off, test.len, test.msg)
	}
}

func TestOpString(t *testing.T) {
	require.Equal(t, "Not_Device_Member_of_any", OpNotDeviceMemberOfAny.String())
	require.Equal(t, "", (OpNotDeviceMemberOfAny + 1).String())
}

// TestConditionDepth checks that nesting is bounded, and that what is accepted
// can be printed and read again.
func TestConditionDepth(t *testing.T) {
	for name, deep := range map[string]func(n int) string{
		"parentheses":   func(n int) string { return strings.Repeat("(", n) + "a" + strings.Repeat(")", n) },
		"negations":     func(n int) string { return strings.Repeat("(!", n-1) + "(a)" + strings.Repeat(")", n-1) },
		"negated chain": func(n int) string { return "(!(a" + strings.Repeat("||a", n-2) + "))" },
		"chain":         func(n int) string { return "(a" + strings.Repeat("||a", n-1) + ")" },
	} {
		e, err := parseCondition(deep(maxConditionDepth))
		require.NoError(t, err, name)
		again, err := parseCondition("(" + e.String() + ")")
		require.NoError(t, err, name)
		require.Equal(t, e.String(), again.String(), name)
		_, err = parseCondition(deep(maxConditionDepth + 1))
		require.ErrorContains(t, err, "the condition is nested too deeply", name)
		_, err = parseCondition(deep(1 << 20))
		require.ErrorContains(t, err, "the condition is nested too deeply", name)
	}
}

func TestAttributeString(t *testing.T) {
	tests := []struct{ in, want string }{
		{`("n",TI,0,1,-2,0x10)`, `("n",TI,0x0,1,-2,16)`},
		{`( "n" , TU , 0xE , 18446744073709551615 )`, `("n",TU,0xe,18446744073709551615)`},
		{`("n",ts,010,"a", "b;)")`, `("n",TS,0x8,"a","b;)")`},
		{`("n",TD,0,SID(BA),SID(S-1-1-0))`, `("n",TD,0x0,SID(BA),SID(WD))`},
		{`("n",TX,0,#0aF,00,123)`, `("n",TX,0x0,00af,00,0123)`},
		{`("n",TX,0,#)`, `("n",TX,0x0,#)`},
		{`("n",TB,0,1,0)`, `("n",TB,0x0,1,0)`},
		{`("a b%0041",TI,0,1)`, `("a%0020bA",TI,0x0,1)`},
	}
	for _, test := range tests {
		sd, err := Parse("S:(RA;;;;;WD;" + test.in + ")")
		require.NoError(t, err, test.in)
		require.Equal(t, "S:(RA;;;;;WD;"+test.want+")", sd.String(), test.in)
		again, err := Parse(sd.String())
		require.NoError(t, err, test.in)
		require.Equal(t, sd.String(), again.String())
	}
}

func TestAttributeErrors(t *testing.T) {
	const offset = len("S:(RA;;;;;WD;")
	tests := []struct {
		in  string
		off int
		len int
		msg string
	}{
		{`x`, 0, 1, `malformed resource attribute; expected ("name",type,flags,value)`},
		{`(n,TI,0,1)`, 1, 1, "malformed resource attribute; expected its name in quotes"},
		{`("",TI,0,1)`, 1, 1, "malformed resource attribute; expected its name in quotes"},
		{`("n";TI,0,1)`, 4, 1, `malformed resource attribute; expected "," after the attribute's name`},
		{`("n",TZ,0,1)`, 5, 2, "unknown attribute type; expected TI, TU, TS, TD, TX or TB"},
		{`("n",TI;0,1)`, 7, 1, `malformed resource attribute; expected "," after the attribute's type`},
		{`("n",TI,0x100000000,1)`, 8, 11, "number out of range; expected at most 4294967295"},
		{`("n",TI,0)`, 9, 1, `malformed resource attribute; expected "," and a value, or ")", in a resource attribute`},
		{`("n",TI,0,"x")`, 10, 1, "malformed value of a resource attribute; expected a signed 64-bit number for TI"},
		{`("n",TU,0,-1)`, 10, 1, "malformed value of a resource attribute; expected an unsigned 64-bit number for TU"},
		{`("n",TS,0,x)`, 10, 1, `malformed value of a resource attribute; expected a "string" for TS`},
		{`("n",TD,0,BA)`, 10, 2, "malformed value of a resource attribute; expected SID(…) for TD"},
		{`("n",TX,0,x)`, 10, 1, "malformed value of a resource attribute; expected hexadecimal digits for TX"},
		{`("n",TB,0,2)`, 10, 1, "number out of range; expected at most 1"},
	}
	for _, test := range tests {
		_, err := Parse("S:(RA;;;;;WD;" + test.in + ")")
		var pe *ParseError
		require.ErrorAs(t, err, &pe, test.in)
		require.Equal(t, test.off+offset, pe.Offset, test.in)
		require.Equal(t, test.len, pe.Len, test.in)
		require.Contains(t, pe.Msg, test.msg, test.in)
	}
}
