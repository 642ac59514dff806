package inf

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// render writes a tree in one line: sections as [name], entries as
// key=field|field, each text in Go syntax where it is not plain.
func render(f *File) string {
	var out []string
	for _, s := range f.Sections {
		out = append(out, "["+s.Name+"]")
		for _, e := range s.Entries() {
			var fields []string
			for i := range e.Fields {
				fields = append(fields, spell(e.Fields[i].Value))
			}
			line := strings.Join(fields, "|")
			if e.Key != nil && !e.Lone() {
				line = spell(e.Key.Value) + "=" + line
			}
			out = append(out, line)
		}
	}
	return strings.Join(out, " ")
}

func spell(s string) string {
	if quoted := fmt.Sprintf("%q", s); s == "" || strings.ContainsAny(s, " |=[]") || quoted != `"`+s+`"` {
		return quoted
	}
	return s
}

func TestParse(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"key and fields", "[S]\na=1,2", "[S] a=1|2"},
		{"keyless", "[S]\na,b=1", `[S] a|"b=1"`},
		{"lone field", "[S]\na", "[S] a"},
		{"empty value", "[S]\na=", `[S] a=""`},
		{"trailing empty fields", "[S]\nf.sys=1,,", `[S] f.sys=1|""|""`},
		{"only a comma", "[S]\n,", `[S] ""|""`},
		{"only an equals sign", "[S]\n=", `[S] ""=""`},
		{"second equals sign", "[S]\na=b=c", `[S] a="b=c"`},
		{"blanks are trimmed", "[S]\n a\t =  b c  , d ", `[S] a="b c"|d`},
		{"comment", "[S]\na=b ; c=d\n;e", "[S] a=b"},
		{"SDDL without quotes", "[S]\nHKR,,Security,,D:P(A;;GA;;;SY)", `[S] HKR|""|Security|""|D:P(A`},
		{"SDDL in quotes", "[S]\nHKR,,Security,,\"D:P(A;;GA;;;SY)\"", `[S] HKR|""|Security|""|D:P(A;;GA;;;SY)`},
		{"SDDL alone on its line", "[S]\n\"D:P(A;;GA;;;SY)\"", "[S] D:P(A;;GA;;;SY)"},
		{"equals sign after the first comma", "[S]\nHKR,,x,,\"S=1\"\nHKR,,x,1 ; a=b", `[S] HKR|""|x|""|"S=1" HKR|""|x|1`},
		{"quotes and a token", "[S]\na=\"Parameters\\Instances\\\"%i%\n[Strings]\ni=\"Acme Instance\"", `[S] a="Parameters\\Instances\\Acme Instance" [Strings] i="Acme Instance"`},
		{"token split by quotes", "[S]\na=%ba\"r\"%\n[Strings]\nbar=1", "[S] a=1 [Strings] bar=1"},
		{"comment within a token", "[S]\na=%b;c%", "[S] a=%b"},
		{"path with a backslash at its end", "[S]\na=C:\\dir\\\nb=2", `[S] a="C:\\dirb=2"`},
		{"blanks in a header are part of the name", "[ S ]\na=1\n[S]\nb=2", "[ S ] a=1 [S] b=2"},
		{"second [Version]", "[Version]\na=1\n[VERSION]\nSignature=\"$Windows NT$\"", `[Version] a=1 Signature="$Windows NT$"`},
		{"quoted runs join", `[S]` + "\na=x\"y z\"w", `[S] a="xy zw"`},
		{"blanks between quoted runs", "[S]\na=\"x\"  \"y\" ", `[S] a="x  y"`},
		{"doubled quote", "[S]\na=\"x\"\"y\"", `[S] a="x\"y"`},
		{"empty run", "[S]\na=x\"\"y", `[S] a=xy`},
		{"unterminated quote", "[S]\na=\"x;y\r\nb=1", `[S] a=x;y b=1`},
		{"unterminated quote at a lone CR", "[S]\na=\"x\r", `[S] a="x\r"`},
		{"key in quotes", "[S]\n\"a=b\"=c", `[S] "a=b"=c`},
		{"continuation", "[S]\na=ab\\\n  cd", "[S] a=abcd"},
		{"continuation with comment", "[S]\na=1, \\ ; c\n 2", "[S] a=1|2"},
		{"several backslashes", "[S]\na=x\\\\\ny", "[S] a=xy"},
		{"backslash in text", "[S]\na=C:\\dir\\f", `[S] a="C:\\dir\\f"`},
		{"blank after a backslash in text", "[S]\na=x\\ ,y", `[S] a="x\\ "|y`},
		{"backslash in quotes", "[S]\na=\"x\\\"\nb=1", `[S] a="x\\" b=1`},
		{"continued by a blank line", "[S]\na=x,\\\n\nb=1", `[S] a=x|"" b=1`},
		{"continued by a comment line", "[S]\na=1\\\n;c\nb=2", "[S] a=1 b=2"},
		{"continued into a header", "[S]\na=1,\\\n[U]", `[S] a=1|"[U]"`},
		{"continued into a header behind a comment", "[S]\na=1,\\ ;c:\\d\n[U]", `[S] a=1|"[U]"`},
		{"header below a backslash in quotes", "[S]\na=\"1\\\"\n[U]", `[S] a="1\\" [U]`},
		{"header below a backslash in a comment", "[S]\na=1 ;\\\n;\\;\\\n [U]", "[S] a=1 [U]"},
		{"bracket in an entry", "[S]\na=1,\\\n [x\n\"[y]\n[U]", `[S] a=1|"[x" "[y]" [U]`},
		{"continuation at the end", "[S]\na=1\\", "[S] a=1"},
		{"merged sections", "[S]\na=1\n[T]\n[s]\nb=2", "[S] a=1 b=2 [T]"},
		{"header to the first bracket", "[[a]]\nx", `[[a] x`},
		{"header is verbatim", "[ a;b ]\nx", "[ a;b ] x"},
		{"text after a header", "[S] a=1\nb=2", "[S] b=2"},
		{"header without bracket", "[S \na=1", "[S] a=1"},
		{"Ctrl-Z ends the file", "[S]\na=1\n\x1Ab=2", "[S] a=1"},
		{"strkey", "[S]\na=%x%,%X%y\n[Strings]\nx = \"b, c\"", `[S] a="b, c"|"b, cy" [Strings] x="b, c"`},
		{"strkey defined twice", "[S]\n%k%\n[Strings]\nk=1\nk=2", "[S] 1 [Strings] k=1 k=2"},
		{"strkey in a key", "[S]\n%k%=1\n[Strings]\nk=a", "[S] a=1 [Strings] k=a"},
		{"strkeys are not recursive", "[S]\n%k%\n[Strings]\nk=%j%\nj=1", "[S] %j% [Strings] k=1 j=1"},
		{"percent signs", "[S]\n%%x%%,50%,%u%", "[S] %x%|50%|%u%"},
		{"dirid", "[S]\n%13%\\f.sys", `[S] "%13%\\f.sys"`},
		{"locale strings are not used", "[S]\n%k%\n[Strings]\nk=1\n[Strings.0407]\nk=2", "[S] 1 [Strings] k=1 [Strings.0407] k=2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, render(Parse("x.inf", []byte(tt.in))))
		})
	}
}

func TestProblems(t *testing.T) {
	const version = "[Version]\nSignature=\"$Windows NT$\"\n"
	half := strings.Repeat("x", 2048)
	tests := []struct {
		in   string
		kind ProblemKind
		text string // what the span holds
	}{
		{"", EmptyFile, ""},
		{"a=1\n" + version, TextBeforeSections, "a=1"},
		{"a=1\n" + version + "[Strings]\n", IgnoredText, "a=1"},
		{"x" + version + "[Strings]\n", TextBeforeHeader, "x[Version]"},
		{"\xEF\xBB\xBF\xEF\xBB\xBF" + version, TextBeforeHeader, "\uFEFF[Version]"},
		{"; c\r\n \xA0" + version, TextBeforeHeader, " \u00A0[Version]"},
		{"// see [MS-INF] x\n" + version, TextBeforeHeader, "// see [MS-INF]"},
		{version + "[S\n", BadSectionHeader, "[S"},
		{version + "[" + strings.Repeat("x", 256) + "]", SectionNameTooLong, strings.Repeat("x", 256)},
		{"[Version]\nSignature=x\n", BadSignature, "Signature=x"},
		{version + "[S] a=1", TextAfterHeader, "a=1"},
		{version + "a=\"b\r\n", UnterminatedQuote, `"b`},
		{version + "\x1Aa", TextAfterCtrlZ, "\x1A"},
		{version + "a=%b;c%", CutToken, "%b;c%"},
		{version + "a=\xC2\xA0b", UTF8WithoutBOM, "Â"},
		{version + "a=b\rc\n", LoneCR, "\r"},
		{version + "a=b\r", LoneCR, "\r"},
		{version + "a=\"b\r", LoneCR, "\r"},
		{version + "a=\"b\rc\"\n", LoneCR, "\r"},
		{version + "a=b\rc\rd", LoneCR, "\r"}, // as many as there are line feeds
		{version + "[S]\na=1,\\ \n2\r3\n", LoneCR, "\r"},
		{version + "[S]\na=1,\\\r\n2\r3 ;c\n", LoneCR, "\r"},
		{version + "a=" + strings.Repeat("x", 4096), LongValue, strings.Repeat("x", 4096)},
		// Nothing reads [S]: it is looked over.
		{version + "[S]\na=" + strings.Repeat("x", 4096), LongValue, strings.Repeat("x", 4096)},
		{version + "[S]\na=" + half + "\\\n" + half, LongValue, half + "\\\n" + half},
		{version + "[S]\na=1," + half + "\\\n" + half, LongValue, half + "\\\n" + half},
		{version + "[S]\na=" + half + "\\\n\",\"\\\n" + half, LongValue, half + "\\\n\",\"\\\n" + half},
		{version + "a=x%k%\n[Strings]\nk=" + strings.Repeat("x", 4095), LongValue, "x%k%"},
		{version + "[R]\nHKR,,x,010,1", OctalNumber, "010"},
		{version + "[R]\nHKR,,x,0x10001,0064", OctalNumber, "0064"},
		{version + "[Strings]\n%k%=1", PercentKey, "%k%"},
		{version + "[Strings]\nk=1\nK=2", SecondDefinition, "K"},
		{version + "<<<<<<< ours\r\na=1\r\n=======\r\na=2\r\n>>>>>>> theirs\r\n", MergeConflict, "<<<<<<< ours"},
		{version + "<<<<<<< a\n<<<<<<< b\n||||||| c\n=======\n>>>>>>> d", MergeConflict, "<<<<<<< b"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			f := Parse("x.inf", []byte(tt.in))
			for _, p := range f.Problems() {
				if p.Kind == tt.kind {
					require.Equal(t, tt.text, f.Text[p.Span.Start:p.Span.End])
					return
				}
			}
			t.Fatalf("problems are %v", f.Problems())
		})
	}
	require.Empty(t, Parse("x.inf", []byte(version+"[S] ; a comment\na=%b% ; c%\r\r\n")).Problems())
	require.Empty(t, Parse("x.inf", []byte(version+"[R]\nHKR,,x,0x010,010\nHKR,,x,00000001,010\nHKR,,x,0,01")).Problems())
	require.Empty(t, Parse("x.inf", []byte(version+"a="+strings.Repeat("x", 4095))).Problems())
	require.Empty(t, Parse("x.inf", []byte(version+"=======\n>>>>>>> b\n<<<<<<< a\n>>>>>>> b\n =======\n>>>>>>> b\n<<<<<<< a\n=======\n")).Problems())
}

// TestMixedHeader has text before the first header, on its line. Nothing is said that
// holds in one reading only.
func TestMixedHeader(t *testing.T) {
	const version = "[Version]\r\nSignature=\"$Windows NT$\"\r\n"
	for text, sections := range map[string]string{
		"x" + version:                                     "Version",
		"\xFF\xFE\xFF\xFE" + utf16Text(version):           "Version",
		"// see [MS-INF] and a=b\r\n\r\n;c\r\n" + version: "Version",
		"/* see [MS-INF]\r\n   more */\r\n" + version:     "MS-INF Version",
		"\xA0" + version:                                  "Version",
		"a [b] [c] d\r\ne [f]\r\n" + version:              "b Version",
	} {
		f := Parse("x.inf", []byte(text))
		var names []string
		for _, s := range f.Sections {
			names = append(names, s.Name)
		}
		require.Equal(t, sections, strings.Join(names, " "), text)
		require.Len(t, f.Problems(), 1, text)
		require.Equal(t, TextBeforeHeader, f.Problems()[0].Kind, text)
		require.False(t, f.Problems()[0].Rejects())
	}
	// These are known.
	require.Empty(t, Parse("x.inf", []byte("; x [a]\n \t"+version)).Problems())
	for _, text := range []string{"x [a\n", "x ;[a]\n", "x\n"} {
		f := Parse("x.inf", []byte(text+version))
		require.Len(t, f.Problems(), 1, text)
		require.Equal(t, TextBeforeSections, f.Problems()[0].Kind, text)
	}
	f := Parse("x.inf", []byte("y\nx"+version+"[Strings]"))
	require.Equal(t, []ProblemKind{TextBeforeHeader, IgnoredText}, []ProblemKind{f.Problems()[0].Kind, f.Problems()[1].Kind})
}

func utf16Text(s string) string { return string(utf16Bytes(s, false, false)) }

func utf16Bytes(s string, bigEndian, bom bool) []byte {
	units := utf16.Encode([]rune(s))
	if bom {
		units = append([]uint16{0xFEFF}, units...)
	}
	var out []byte
	for _, u := range units {
		if bigEndian {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func TestEncodings(t *testing.T) {
	const text = "[S]\r\na=\"é€😀\",b\r\n"
	tests := []struct {
		src      []byte
		encoding Encoding
		want     string
	}{
		{[]byte("\xEF\xBB\xBF" + text), UTF8BOM, "[S] a=é€😀|b"},
		{utf16Bytes(text, false, true), UTF16LEBOM, "[S] a=é€😀|b"},
		{utf16Bytes(text, false, false), UTF16LE, "[S] a=é€😀|b"},
		{utf16Bytes(text, true, true), UTF16BEBOM, "[S] a=é€😀|b"},
		{utf16Bytes(text, true, false), UTF16BE, "[S] a=é€😀|b"},
		{[]byte("[S]\r\na=\"\xE9\x80\",b\r\n"), ANSI, "[S] a=é€|b"},
		{[]byte("[S]\na=\xC3\xA9"), ANSI, "[S] a=Ã©"},
		{[]byte("\xEF\xBB\xBF[S]\na=x\xFFy"), UTF8BOM, `[S] a=x�y`},
		{[]byte("[S]\na=x\x00y"), ANSI, `[S] a="x y"`},
		{[]byte("[S]\na\x00=\x00"), ANSI, `[S] a=""`}, // half of the units: no majority
		{[]byte("[S]\n\x00a\x00="), ANSI, `[S] a=""`},
	}
	for _, tt := range tests {
		f := Parse("x.inf", tt.src)
		require.Equal(t, tt.encoding, f.Encoding)
		require.Equal(t, tt.want, render(f))
	}
	lone := Parse("x.inf", append(utf16Bytes("[S]\na=x", false, true), 0x3D, 0xD8))
	require.Equal(t, "x\xED\xA0\xBD", lone.Sections[0].Entries()[0].Value(1), "a surrogate half is kept")
}

func TestPosition(t *testing.T) {
	f := Parse("x.inf", utf16Bytes("[S]\r\na=😀b\r\n\r\n", false, true))
	require.Equal(t, Position{2, 5}, f.Position(strings.Index(f.Text, "b")))
	require.Equal(t, Position{1, 1}, f.Position(-1))
	require.Equal(t, Position{4, 1}, f.Position(len(f.Text)+9))
	require.Equal(t, 4, f.Lines())
	line := f.LineSpan(2)
	require.Equal(t, "a=😀b", f.Text[line.Start:line.End])

	// What Windows reads as two characters is one to the author and to GitHub.
	f = Parse("x.inf", []byte("[S]\na=é,b"))
	field := f.Sections[0].Entries()[0].Field(2)
	require.Equal(t, Position{2, 5}, f.Position(field.Span().Start))
	require.Equal(t, "é,b", f.Source(Span{f.Sections[0].Entries()[0].Field(1).Span().Start, field.Span().End}))
}

func TestLocate(t *testing.T) {
	const strs = "\n[Strings]\nk=\"D:P(A;;GA;;;SY)\"\nq=\"a\"\"b\""
	tests := []struct {
		in, part string // part of the value of the last field in [S]
		use, def string // what the spans hold
	}{
		{"a=\"D:P(A;;GA;;;SY)\"", "SY", "SY", ""},
		{"a=x\"y z\"w", "xy zw", `x"y z"w`, ""},
		{"a=x\"y z\"w", "z", "z", ""},
		{"a=\"x\"\"y\"", `"y`, `""y`, ""},
		{"a=ab\\\n  cd", "bc", "b\\\n  c", ""},
		{"a=%k%", "SY", "%k%", "SY"},
		{"a=\"x%k%y\"", "xD", "x%k%", ""},
		{"a=\"x%k%y\"", "y", "y", ""},
		{"a=\"%k%%q%\"", "b", "%q%", "b"},
		{"a=100%%x", "0%x", "0%%x", ""},
		{"a=%13%\\f", `%\f`, `%\f`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.in+" "+tt.part, func(t *testing.T) {
			f := Parse("x.inf", []byte("[S]\n"+tt.in+strs))
			field := f.Section("S").First("a").Field(1)
			i := strings.Index(field.Value, tt.part)
			require.GreaterOrEqual(t, i, 0, field.Value)
			loc := field.Locate(i, i+len(tt.part))
			require.Equal(t, tt.use, f.Text[loc.Use.Start:loc.Use.End])
			if tt.def == "" {
				require.Nil(t, loc.Definition)
			} else {
				require.Equal(t, tt.def, f.Text[loc.Definition.Start:loc.Definition.End])
			}
		})
	}
}

func TestKnown(t *testing.T) {
	tests := []struct {
		value string
		known bool
	}{
		{"plain", true}, {"%13%\\x", true}, {"%%x%%", true}, {"%nope%", false},
		{"NT$ARCH$", false}, {"$Windows NT$", true}, {"$CHICAGO$", true}, {"a$b", true},
	}
	for _, tt := range tests {
		f := Parse("x.inf", []byte("[S]\na="+tt.value))
		require.Equal(t, tt.known, f.Section("S").First("a").Field(1).Known(), tt.value)
	}
	f := Parse("x.inf", []byte("[S]\na=x%nope%"))
	require.Equal(t, []Token{{"nope", Span{1, 7}}}, f.Section("S").First("a").Field(1).Undefined())
}

func TestUint(t *testing.T) {
	tests := []struct {
		value string
		want  uint32
		ok    bool
	}{
		{"", 0, true}, {"42", 42, true}, {"0x100", 0x100, true}, {"0X1fF", 0x1FF, true}, {"010", 8, true},
		{"+7", 7, true}, {"-1", 0xFFFFFFFF, true}, {"0xFFFFFFFF", 0xFFFFFFFF, true},
		{"99999999999", 0xFFFFFFFF, true}, {"12abc", 0, false}, {"0x", 0, false}, {"09", 0, false}, {"-", 0, false},
	}
	for _, tt := range tests {
		got, ok := (&Field{Value: tt.value}).Uint()
		require.Equal(t, tt.ok, ok, tt.value)
		require.Equal(t, tt.want, got, tt.value)
	}
}

func TestParseDecoration(t *testing.T) {
	tests := []struct {
		text string
		want Decoration
		ok   bool
	}{
		{"", Decoration{"", "", Any, Any, Any, Any, Any}, true},
		{"NTamd64", Decoration{"NTamd64", "amd64", Any, Any, Any, Any, Any}, true},
		{"NT$ARCH$.10.0...16299", Decoration{"NT$ARCH$.10.0...16299", AnyArch, 10, 0, Any, Any, 16299}, true},
		{"NTx86....0x80", Decoration{"NTx86....0x80", "x86", Any, Any, Any, 0x80, Any}, true},
		{"NT.6.1.1", Decoration{"NT.6.1.1", "", 6, 1, 1, Any, Any}, true},
		{"foo", Decoration{"foo", "", Any, Any, Any, Any, Any}, false},
	}
	for _, tt := range tests {
		got, ok := ParseDecoration(tt.text)
		require.Equal(t, tt.ok, ok, tt.text)
		require.Equal(t, tt.want, got)
	}
}

func TestLocales(t *testing.T) {
	f := Parse("x.inf", []byte("[S]\na=x%sd%y,%other%,\"q\"%sd%\n[Strings]\nsd=1\nother=2\n[Strings.0407]\nSD=eins"))
	locales := f.Locales()
	require.Len(t, locales, 1)
	e := f.Section("S").Entries()[0]
	var there []string
	for i := range e.Fields {
		field := locales[0].Read(&e.Fields[i])
		there = append(there, field.Value)
	}
	require.Equal(t, []string{"xeinsy", "%other%", "qeins"}, there)
	require.Equal(t, "x1y", e.Value(1), "the field itself stays")
	field := locales[0].Read(e.Field(1))
	loc := field.Locate(1, 5)
	require.Equal(t, "eins", f.Text[loc.Definition.Start:loc.Definition.End])
	other := locales[0].Read(e.Field(2))
	require.False(t, other.Known())
}

func TestClasses(t *testing.T) {
	for r := rune(utf8.RuneSelf); r <= unicode.MaxRune; r++ {
		if isBlank(r) {
			require.Equal(t, other, classes[string(r)[0]], "%U", r)
		}
	}
}
