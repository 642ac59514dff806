package inf

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestCodePages decodes files in ANSI code pages, and writes beside what they have.
func TestCodePages(t *testing.T) {
	const head = "[Strings]\r\n"
	ja, _ := japanese.ShiftJIS.NewEncoder().String("表示装置")
	zh, _ := simplifiedchinese.GBK.NewEncoder().String("设备驱动")
	ko, _ := korean.EUCKR.NewEncoder().String("드라이버")
	for name, tt := range map[string]struct {
		src     string
		page    CodePage
		want    string // Text
		encoded string
	}{
		"given":           {head + "a=\"" + zh + "\"\n", 936, head + "a=\"设备驱动\"\n", "windows-936"},
		"a trail byte \\": {head + "a=" + ja + "\n[b]\n", 932, head + "a=表示装置\n[b]\n", "windows-932"},
		"by language": {
			head + "a=\"Ger\xE4t\"\n[Strings.0411]\na=\"" + ja + "\"\n [strings.0804] ; \xD6\xD0\na=\"" + zh + "\"\n[Strings.0412]\na=" + ko + "\n[c]\nd=\xE9\n", 0,
			head + "a=\"Gerät\"\n[Strings.0411]\na=\"表示装置\"\n [strings.0804] ; 中\na=\"设备驱动\"\n[Strings.0412]\na=드라이버\n[c]\nd=é\n", "windows-1252",
		},
		"Western":     {head + "a=\xAB\xA0\xE9t\xE9\xA0\xBB cr\xE9\xE9 \x93\xC4rger\x94 5\x80 \xA9\n", 0, head + "a=«\u00A0été\u00A0» créé “Ärger” 5€ ©\n", "windows-1252"},
		"not known":   {head + "a=\xD6\xD0\n", 0, head + "a=\uF7D6\uF7D0\n", "ansi"},
		"a sign":      {head + "a=\xCF\xF0\xE8\xE2\xE5\xF2\n[Strings.0419]\nb=\xCF\xF0\n", 0, head + "a=\uF7CF\uF7F0\uF7E8\uF7E2\uF7E5\uF7F2\n[Strings.0419]\nb=Пр\n", "ansi"},
		"English":     {"[Strings.0409]\na=\xD6\xD0\n", 0, "[Strings.0409]\na=\uF7D6\uF7D0\n", "ansi"},
		"no language": {head + "[Strings.0439]\na=\xCF\xF0\xE8\n[Strings.04XX]\n[Strings.041]\n", 1251, head + "[Strings.0439]\na=При\n[Strings.04XX]\n[Strings.041]\n", "windows-1251"},
		"a hole":      {head + "a=\x81\xFF\n", 1250, head + "a=\u0081˙\n", "windows-1250"},
		"cut":         {head + "a=\x82\n\xFF\xB1b\x82", 932, head + "a=\uFFFD\n\uFFFDｱb\uFFFD", "windows-932"},
		"UTF-8":       {head + "a=表示\n", 936, head + "a=è¡¨ç¤º\n", "windows-1252"},
		"perhaps GBK": {head + "a=\xC2\xA9\n", 936, head + "a=漏\n", "windows-936"},
	} {
		t.Run(name, func(t *testing.T) {
			o := Options{CodePage: tt.page}
			f := o.Parse("x.inf", []byte(tt.src))
			require.Equal(t, tt.want, f.Text)
			require.Equal(t, tt.encoded, f.EncodingName())
			require.Equal(t, tt.encoded == "ansi", f.PageUnknown())
			edited, err := f.Apply([]byte(tt.src), []Edit{{Span{0, 0}, "; "}, {Span{len(f.Text), len(f.Text)}, ";"}})
			require.NoError(t, err)
			require.Equal(t, "; "+tt.src+";", string(edited))
			// What stands there can be written again.
			for at, r := range f.Text {
				if r < 0x80 || r == 0xFFFD || f.utf8 {
					continue
				}
				again, err := f.Apply([]byte(tt.src), []Edit{{Span{at, at + len(string(r))}, string(r)}})
				require.NoError(t, err)
				require.Equal(t, tt.src, string(again), "%q", r)
			}
		})
	}
	f := Options{CodePage: 932}.Parse("x.inf", []byte(head+ja))
	_, err := f.Apply([]byte(head+ja), []Edit{{Span{0, 0}, "ä"}})
	require.ErrorIs(t, err, ErrEncode)
	_, err = Parse("x.inf", []byte(head+zh)).Apply([]byte(head+zh), []Edit{{Span{0, 0}, "ä"}})
	require.ErrorIs(t, err, ErrEncode)
}

// TestParseCodePage takes numbers of ANSI code pages.
func TestParseCodePage(t *testing.T) {
	for _, p := range CodePages() {
		got, err := ParseCodePage(p.String())
		require.NoError(t, err)
		require.Equal(t, p, got)
	}
	for _, text := range []string{"", "0", "65001", "437", "99999999", "gbk"} {
		_, err := ParseCodePage(text)
		require.ErrorContains(t, err, "expected one of 874 932 936 949 950 1250 1251 1252 1253 1254 1255 1256 1257 1258")
	}
}
