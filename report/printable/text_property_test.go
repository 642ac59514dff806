package printable_test

import (
	"encoding/json"
	"encoding/xml"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report/printable"
)

// checkText checks what holds for every text.
func checkText(t *testing.T, text string) {
	shown := printable.Text(text)
	require.Equal(t, shown, printable.Text(shown), "%q, escaped twice", text)
	for _, whole := range []string{shown, printable.Name(text), printable.Lines(text), strings.Join(printable.Pieces(text, len(text)/3, len(text)/2), "")} {
		reporttest.RequireInert(t, whole)
	}
	for _, ours := range [][2]string{{"", ": 12"}, {"    ", ":1:2: ::"}, {"", "[x]"}, {"", "vso[x]"}, {`"`, `"`}, {"(", ")"}, {"  + ", ""}, {"", " " + shown}} {
		reporttest.RequireInert(t, ours[0]+shown+ours[1])
	}
	require.NotContains(t, shown, "##")
	require.Equal(t, printable.Width(shown), printable.Width(printable.Cut(shown, 0, 1<<20)))

	valid := strings.ToValidUTF8(text, "\uFFFD")
	data, err := printable.JSON(map[string]string{text: text})
	require.NoError(t, err)
	reporttest.RequireInertData(t, string(data))
	var read map[string]string
	require.NoError(t, json.Unmarshal(data, &read))
	if utf8.ValidString(text) {
		require.Equal(t, map[string]string{text: text}, read)
	}

	type element struct {
		Name string `xml:"name,attr"`
		Text string `xml:",chardata"`
	}
	data, err = xml.Marshal(element{printable.XMLText(text), printable.XMLText(text)})
	require.NoError(t, err)
	data = printable.InertXML(data)
	reporttest.RequireInertData(t, string(data))
	var e element
	require.NoError(t, xml.Unmarshal(data, &e), "%q", data)
	if strings.IndexFunc(valid, func(r rune) bool { return r < ' ' || r == 0xFFFE || r == 0xFFFF }) < 0 {
		require.Equal(t, element{valid, valid}, e)
	}
}

// TestTextOfAnything puts together texts of characters of all kinds, most of all those
// that mean something.
func TestTextOfAnything(t *testing.T) {
	parts := strings.Split("#|##|:|::|[|]|vso[|teamcity[|\"|<|&|\\|a|é|設|한| |  |\t|\n|\r|\x1b[0m|\u00A0|\u3000|\u2003|\u0085|\u2028|\u202E|\u200B|\uFEFF|\u00AD|\u034F|\u115F|"+
		"\u3164|\uFFA0|\u2800|\u17B4|\u0301|\u0301\u0301\u0301|\u20DD|\u06D6|\u1161|\u11A8|\uFE0F|\U000E0041|\U000E0100|\uFFFD|\uFFFE|\xff|\xED\xA0\xBD|\xED\xB8\x80|👩|\u200D", "|")
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same texts every time
	for range 2000 {
		var b strings.Builder
		for range 1 + r.IntN(8) {
			switch r.IntN(4) {
			case 0:
				b.WriteRune(r.Int32N(utf8.MaxRune + 1))
			case 1:
				b.WriteRune(r.Int32N(0x3400))
			default:
				b.WriteString(parts[r.IntN(len(parts))])
			}
		}
		checkText(t, b.String())
	}
}

// TestTextOfEach shows each character by itself, at the beginning of a line and behind a
// command.
func TestTextOfEach(t *testing.T) {
	var lines strings.Builder
	for r := range rune(utf8.MaxRune + 1) {
		if r >= 0x20000 && r < 0xE0000 || r >= 0xE1000 && r < 0x10FF00 {
			continue // Chinese, and for private use
		}
		lines.WriteString(printable.Text(string(r)+"::x##[y]"+string(r)) + "\n")
	}
	reporttest.RequireInert(t, lines.String())
}

func FuzzText(f *testing.F) {
	f.Fuzz(checkText)
}
