//go:build unix

package atomicfile

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// openStream opens a file that this process has open already, by one of the names that
// stand for its number. To open the name itself would begin at the start of a file that
// a shell has put there.
func openStream(name string) (*os.File, bool, error) {
	number, ok := streamNumber(filepath.Clean(name))
	if !ok {
		return nil, false, nil
	}
	own, err := syscall.Dup(number)
	if err != nil {
		return nil, false, &os.PathError{Op: "write", Path: name, Err: err}
	}
	syscall.CloseOnExec(own)
	return os.NewFile(uintptr(own), name), true, nil
}

func streamNumber(name string) (int, bool) {
	switch name {
	case "/dev/stdout":
		return 1, true
	case "/dev/stderr":
		return 2, true
	}
	for _, dir := range []string{"/dev/fd/", "/proc/self/fd/"} {
		if rest, ok := strings.CutPrefix(name, dir); ok {
			number, err := strconv.ParseUint(rest, 10, 31)
			return int(number), err == nil
		}
	}
	return 0, false
}
