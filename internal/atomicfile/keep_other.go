//go:build unix && !linux && !darwin

package atomicfile

import "os"

// begin makes the file for the new version.
func (o *Original) begin(name string) (*os.File, error) {
	return o.dir.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
}

// keepAttributes knows none of the attributes of this system.
func keepAttributes(_, _ *os.File) error { return nil }
