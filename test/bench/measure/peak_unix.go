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
		return usage.Maxrss
	}
	return usage.Maxrss << 10
}
