package lint

import (
	"errors"
	"fmt"
	"math/bits"
	"regexp"
	"strconv"
	"strings"

	"github.com/inflint/inflint/internal/bounded"
)

// A Size is a number of bytes.
type Size int64

// DefaultMaxSize is the size of the largest file to read, unless an [Input] says otherwise.
// The largest INF files of Windows have a few mebibytes.
const DefaultMaxSize Size = 64 << 20

// LargestSize is the largest size to ask for. Package inf has offsets for more.
const LargestSize Size = 1 << 30

const sizeText = `^(\d+)(?:([KMG])(I?B)?)?$`

var sizeUnits = []string{"bytes", "KiB", "MiB", "GiB"}

// ParseSize reads a size as the GNU tools write it: a number, and for units of 1024
// K, M, G or KiB, MiB, GiB, for units of 1000 KB, MB, GB, in any case.
func ParseSize(text string) (Size, error) {
	m := regexp.MustCompile(sizeText).FindStringSubmatch(strings.ToUpper(text))
	if m == nil {
		return 0, fmt.Errorf("%q is no size; write a number of bytes, or one with a unit, such as 64MiB", text)
	}
	unit := uint64(1024)
	if m[3] == "B" {
		unit = 1000
	}
	n, err := strconv.ParseUint(m[1], 10, 63)
	var over uint64
	for range strings.Index("KMG", m[2]) + len(m[2]) {
		var high uint64
		high, n = bits.Mul64(n, unit)
		over |= high
	}
	if err != nil || over > 0 || n < 1 || n > uint64(LargestSize) {
		return 0, fmt.Errorf("%s is out of range; expected a size from 1 byte to %v", text, LargestSize)
	}
	return Size(n), nil
}

// String returns the size in the largest unit that it is a multiple of.
func (s Size) String() string {
	unit := 0
	for s != 0 && s%1024 == 0 && unit < len(sizeUnits)-1 {
		s /= 1024
		unit++
	}
	return fmt.Sprintf("%d %s", int64(s), sizeUnits[unit])
}

// tooLarge says what to do about a file that is larger than the limit.
func tooLarge(err error) error {
	e := (*bounded.SizeError)(nil)
	if !errors.As(err, &e) {
		return err
	}
	has := Size(e.Size).String()
	if e.Size == 0 {
		has = "more"
	}
	return fmt.Errorf("too large: it has %s, and the limit is %v; if it is an INF file, raise the limit with --max-size", has, Size(e.Limit))
}
