package atomicfile

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// begin makes the file for the new version.
func (o *Original) begin(name string) (*os.File, error) {
	return o.dir.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
}

// keepAttributes gives a file the extended attributes of another, and no others. Access
// lists and the labels of SELinux are some of them.
func keepAttributes(to, from *os.File) error {
	old, err := attributes(from)
	if err != nil {
		return err
	}
	current, err := attributes(to)
	if err != nil {
		return err
	}
	for name, value := range old {
		if its, ok := current[name]; ok && bytes.Equal(its, value) {
			continue
		}
		if err := unix.Fsetxattr(int(to.Fd()), name, value, 0); err != nil {
			return cannotKeep(name, err)
		}
	}
	for name := range current {
		if _, ok := old[name]; !ok {
			if err := unix.Fremovexattr(int(to.Fd()), name); err != nil {
				return fmt.Errorf("a new version would have the attribute %s, which the file has not: %w", name, err)
			}
		}
	}
	return nil
}

func cannotKeep(name string, err error) error {
	return fmt.Errorf("a new version would be without the attribute %s of the file: %w", name, err)
}

// maxAttributes is what Linux bounds the names of all attributes by, and each value.
const maxAttributes = 64 << 10

// attributes returns the extended attributes of a file.
func attributes(file *os.File) (map[string][]byte, error) {
	buffer := make([]byte, maxAttributes)
	n, err := unix.Flistxattr(int(file.Fd()), buffer)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.ENOSYS) {
		return nil, nil // this file system has none
	} else if err != nil {
		return nil, fmt.Errorf("the attributes of the file cannot be read, and so not be kept: %w", err)
	}
	all := map[string][]byte{}
	for name := range strings.SplitSeq(strings.TrimSuffix(string(buffer[:n]), "\x00"), "\x00") {
		if name == "" {
			continue
		}
		n, err := unix.Fgetxattr(int(file.Fd()), name, buffer)
		if err != nil {
			return nil, cannotKeep(name, err)
		}
		all[name] = bytes.Clone(buffer[:n])
	}
	return all, nil
}
