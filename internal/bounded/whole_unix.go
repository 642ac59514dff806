//go:build unix

package bounded

import "syscall"

// readWhole is ReadFound for a regular file that one read gets whole, which most are.
// It reports false for all else, also where something is wrong. An [os.File] has to be
// made, and offered to the poller, which does not take regular files.
func readWhole(name string, limit int64, room func(size int) []byte) ([]byte, bool) {
	fd, err := syscall.Open(name, syscall.O_RDONLY|syscall.O_CLOEXEC|nonblock, 0)
	if err != nil {
		return nil, false
	}
	defer func() { _ = syscall.Close(fd) }()
	var info syscall.Stat_t
	if err := syscall.Fstat(fd, &info); err != nil || info.Mode&syscall.S_IFMT != syscall.S_IFREG || info.Size > limit {
		return nil, false
	}
	data := room(int(info.Size) + 1)
	n, err := syscall.Read(fd, data)
	return data[:max(n, 0)], err == nil && n == int(info.Size)
}
