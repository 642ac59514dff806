package infs

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"
)

// WriteTree writes a number of files below a directory: of every family, in every
// encoding, most of a few kilobytes and some of hundreds. A few are hostile, and
// beside some there is a project of Visual Studio.
func WriteTree(dir string, seed uint64, files int) error {
	families, hostile := Families(), Hostile()
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range files {
		family := families[i%len(families)]
		size := int(min(math.Exp(8.5+1.4*r.NormFloat64()), 1<<20))
		if i%20 == 19 {
			family, size = hostile[i/20%len(hostile)], min(size, 1<<14)
		}
		folder := filepath.Join(dir, fmt.Sprintf("vendor%d", i%7), fmt.Sprintf("driver%d", i/2))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		name := fmt.Sprintf("%s%d.%s", family.Name, i, []string{"inf", "inx", "INF", "inf"}[r.IntN(4)])
		if err := os.WriteFile(filepath.Join(folder, name), encode(family.Make(seed+uint64(i), size), i), 0o644); err != nil {
			return err
		}
		if i%8 == 0 {
			project := "<Project><PropertyGroup><DriverType>KMDF</DriverType></PropertyGroup></Project>\n"
			if err := os.WriteFile(filepath.Join(folder, "driver.vcxproj"), []byte(project), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// encode returns a text as a file has it: most in one byte for a character and with
// CR and LF, some in UTF-16 or UTF-8, or with LF alone.
func encode(text string, i int) []byte {
	if i%5 != 4 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	switch i % 6 {
	case 1:
		return utf16Bytes("\uFEFF"+text, binary.LittleEndian)
	case 2:
		return []byte("\uFEFF" + text)
	case 3:
		return utf16Bytes(text, binary.LittleEndian)
	}
	return []byte(text)
}

func utf16Bytes(text string, order binary.AppendByteOrder) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}
