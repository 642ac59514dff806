package inf

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestANSIBytes reads each byte as Windows does in the code page 1252, and writes it
// again. The five bytes that have no character there are controls (Microsoft's table
// of the code page).
func TestANSIBytes(t *testing.T) {
	for b, want := range map[byte]rune{'A': 'A', 0x7F: 0x7F, 0x80: '€', 0x81: 0x81, 0x9F: 'Ÿ', 0xA0: 0xA0, 0xE4: 'ä', 0xFF: 'ÿ'} {
		require.Equal(t, want, decodeByte(b), "%#x", b)
	}
	for n := range 256 {
		require.Equal(t, byte(n), encodeRune(decodeByte(byte(n))), "%#x", n)
	}
}

// TestByteOrderMarks has files that are no more than their first bytes.
func TestByteOrderMarks(t *testing.T) {
	for src, want := range map[string]Encoding{
		"\xFF\xFE": UTF16LEBOM, "\xFE\xFF": UTF16BEBOM, "\xEF\xBB\xBF": ANSI, "\xEF\xBB\xBF[": UTF8BOM, "\xFF": ANSI, "[\x00": UTF16LE, "\x00[": UTF16BE,
	} {
		require.Equal(t, want, Parse("x.inf", []byte(src)).Encoding, "%q", src)
	}
	require.Equal(t, "unknown", (UTF16BE + 1).String())
	require.Equal(t, "utf-16be", UTF16BE.String())
}

// TestFunctionDriver has .Wdf sections for the function driver, and for a filter.
func TestFunctionDriver(t *testing.T) {
	const head = "[Manufacturer]\nm=M\n[M]\nd=I,x\n[I]\n[I.Services]\nAddService=filter,,F\n[F]\nServiceType=1\n[D]\nServiceType=1\n[W]\nKmdfLibraryVersion=1.15\n"
	for wdf, want := range map[string]Framework{
		"AddService=dev,2,D\n[I.Wdf]\nKmdfService=DEV,W\n":    KMDF,
		"AddService=dev,2,D\n[I.Wdf]\nKmdfService=filter,W\n": NoFramework,
		"AddService=dev,2,D\n[I.Wdf]\n":                       KMDF, // it names no driver
		"AddService=dev,,D\n[I.Wdf]\nKmdfService=other,W\n":   KMDF, // the file does not name the function driver
	} {
		f := Parse("x.inf", []byte(head+"[I.Services]\n"+wdf))
		require.Equal(t, want, f.Installs()[0].Framework(), wdf)
	}
}
