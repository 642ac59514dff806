//go:build unix

package bounded

import "syscall"

// nonblock opens a pipe without waiting for its other end; it does nothing to a file.
const nonblock = syscall.O_NONBLOCK
