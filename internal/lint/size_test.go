package lint

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParseSize(t *testing.T) {
	for text, want := range map[string]Size{
		"1": 1, "4097": 4097, "64MiB": 64 << 20, "10M": 10 << 20, "10m": 10 << 20, "3KB": 3000, "2kib": 2048, "1G": 1 << 30, "1GB": 1e9, "001": 1,
	} {
		got, err := ParseSize(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "M", "-1", "+1", "1.5M", "1 M", "1T", "0x10", "1B", "1MiBs", "１"} {
		_, err := ParseSize(text)
		require.ErrorContains(t, err, "is no size; write a number of bytes, or one with a unit, such as 64MiB", text)
	}
	for _, text := range []string{"0", "0M", "2G", "1025M", "17179869184G", "99999999999999999999", "9223372036854775807G"} {
		_, err := ParseSize(text)
		require.EqualError(t, err, text+" is out of range; expected a size from 1 byte to 1 GiB")
	}
}

func TestSizeString(t *testing.T) {
	for size, want := range map[Size]string{0: "0 bytes", 1: "1 bytes", 1023: "1023 bytes", 1024: "1 KiB", 1 << 22: "4 MiB", 1<<22 + 1: "4194305 bytes", 4 << 40: "4096 GiB"} {
		require.Equal(t, want, size.String())
	}
}
