//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peakMemory returns the greatest number of bytes that a process had in memory
// (getrusage(2)).
func peakMemory(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return int64(usage.Maxrss) //nolint:unconvert // which has 32 bits on some systems
	}
	return int64(usage.Maxrss) << 10 //nolint:unconvert // likewise
}
