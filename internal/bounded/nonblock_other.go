//go:build !unix

package bounded

// nonblock is for the pipes of Unix, which have names like files.
const nonblock = 0
