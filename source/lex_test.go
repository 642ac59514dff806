package source

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// words has the tokens of a text without space, each with its kind.
func words(text string) (found []string) {
	for t := range Lex(text) {
		if t.Kind != Space {
			found = append(found, t.Kind.String()+" "+t.In(text))
		}
	}
	return found
}

func TestLex(t *testing.T) {
	for text, want := range map[string][]string{
		"a->b":                  {"identifier a", "punctuator ->", "identifier b"},
		"a||b|c<<=2":            {"identifier a", "punctuator ||", "identifier b", "punctuator |", "identifier c", "punctuator <<=", "number 2"},
		"x...":                  {"identifier x", "punctuator ..."},
		"L\"a\\\"b\" \"c\"":     {`string L"a\"b"`, `string "c"`},
		"u8\"a\" LR\"(a)\"":     {`string u8"a"`, `string LR"(a)"`},
		"R\"x(a)\" )x\"; b":     {`string R"x(a)" )x"`, "punctuator ;", "identifier b"},
		"R\"x(a":                {"identifier R", `unknown "x(a`},
		"'a' '\\'' L'b'":        {"character 'a'", `character '\''`, "character L'b'"},
		"don't\nx":              {"identifier don", "unknown 't", "newline \n", "identifier x"},
		"\"open\r\nx":           {`unknown "open`, "newline \n", "identifier x"},
		"0x1Fu 1.5e+3 .5 1'000": {"number 0x1Fu", "number 1.5e+3", "number .5", "number 1'000"},
		"a // b \\\n c\nd":      {"identifier a", "comment // b \\\n c", "newline \n", "identifier d"},
		"a/* b\n*/c/d":          {"identifier a", "comment /* b\n*/", "identifier c", "punctuator /", "identifier d"},
		"/* open":               {"unknown /* open"},
		"ab\\\ncd \\\r\n e":     {"identifier ab\\\ncd", "identifier e"},
		"\"a\\\r\nb\"":          {"string \"a\\\r\nb\""},
		"\ufeff#define":         {"punctuator #", "identifier define"},
		"a\\b @":                {"identifier a", `unknown \`, "identifier b", "unknown @"},
		"":                      nil,
		"größe \x80":            {"identifier größe", "identifier \x80"},
		"\"\\":                  {"unknown \"\\"},
		"1\\\n2":                {"number 1\\\n2"},
		"\"a\\\\\" b":           {`string "a\\"`, "identifier b"},
		"a<=>b":                 {"identifier a", "punctuator <=>", "identifier b"},
		"#define A(x) #x##y":    {"punctuator #", "identifier define", "identifier A", "punctuator (", "identifier x", "punctuator )", "punctuator #", "identifier x", "punctuator ##", "identifier y"},
	} {
		require.Equal(t, want, words(text), "%q", text)
		roundTrip(t, text)
	}
}

// roundTrip checks that the tokens cover the text without a gap.
func roundTrip(t *testing.T, text string) {
	t.Helper()
	at := int32(0)
	for token := range Lex(text) {
		require.Equal(t, at, token.Start)
		require.Greater(t, token.End, token.Start)
		at = token.End
	}
	require.EqualValues(t, len(text), at)
}

func TestDecode(t *testing.T) {
	require.Equal(t, "aé😀", Decode([]byte("\xFF\xFEa\x00\xE9\x00\x3D\xD8\x00\xDE")))
	require.Equal(t, "aé", Decode([]byte("\xFE\xFF\x00a\x00\xE9")))
	require.Equal(t, "aé", Decode([]byte("\xEF\xBB\xBFa\xC3\xA9")))
	require.Equal(t, "a\xE9", Decode([]byte("a\xE9")))
}

func TestPlace(t *testing.T) {
	text := "a\nb é😀 x\n"
	at := strings.Index(text, "x")
	r := rulerOf(text)
	require.Equal(t, Place{"f", at, at + 1, 2, 7}, r.place("f", int32(at), int32(at+1)))
	r = rulerOf("a\n\xE9\xE9x") // a code page
	require.Equal(t, 3, r.place("f", 4, 5).Column)
	r = rulerOf(strings.Repeat("é", 1000) + "x")
	require.Equal(t, 1001, r.place("f", 2000, 2001).Column)
}

func TestIncludes(t *testing.T) {
	text := "#include <a.h>\n#include \"b.h\"\n # include \"dir\\c.h\" // d\n#if X\n#include \"e.h\"\n#endif\n// #include \"f.h\""
	require.Equal(t, []string{"b.h", `dir\c.h`, "e.h"}, Includes(text))
}

// TestLinear reads texts of 128 KiB, each of one shape that repeats. One that costs more
// than linear time takes minutes.
func TestLinear(t *testing.T) {
	for _, shape := range []string{
		`R"x(`, "/*", `"`, "'", "(", "{", "if (a) ", "#if A\n", "a && ", "#define A B\n", "\\\n", "case A: ",
		"IoCreateDevice(", "IoCreateDevice(a,b,&n,d,e,f,g);", "}\nf(){WdfDeviceCreate(&a,b,c);", "é IoCreateDevice(a,b,&n,d,e,f,g);",
		"}\nf(){IoCreateDevice(a,b,&n,d,e,f,g);", "#define A CTL_CODE(1,2,3,0)\n", "CTL_CODE(", "x = CTL_CODE(A,A,A,A);",
		`DECLARE_CONST_UNICODE_STRING(n, L"a");`, "IoCreateDevice(a,b,A,A,A,A,IoCreateDevice(a,b,&A,A,A,A,g));",
		"FltCreateCommunicationPort(f,p,&oa,a,b,c,d,e);InitializeObjectAttributes(&oa,&n,a,b,c);", "#if A\n{\n#else\n",
	} {
		start := time.Now()
		text := strings.Repeat(shape, 1<<17/len(shape))
		Read([]File{{"a.c", text}, {"b.c", "void f(void)\n{\n" + text}})
		Includes(text)
		require.Less(t, time.Since(start), 10*time.Second, shape)
	}
}

func BenchmarkLex(b *testing.B) {
	text := benchmarkText()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for range Lex(text) {
		}
	}
}

func BenchmarkRead(b *testing.B) {
	text := benchmarkText()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read([]File{{"a.c", text}})
	}
}

func benchmarkText() string {
	return strings.Repeat(`
/* Creates the control device of the driver, which user mode opens by its link. */
NTSTATUS MakeControlDevice(_In_ WDFDRIVER Driver)
{
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &SDDL_DEVOBJ_SYS_ALL_ADM_ALL);
    if (init == NULL) { // no memory
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    WdfDeviceInitSetExclusive(init, TRUE);
    return WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &Context->Device);
}
`, 4000)
}
