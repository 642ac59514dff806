// Command inflint finds what is wrong with the security of Windows driver INF files.
package main

import (
	"os"
	"runtime/debug"

	"github.com/fatih/color"

	"github.com/inflint/inflint/internal/lint"
)

func main() {
	setCollector()
	// color.Output makes a Windows console understand escape sequences; where it
	// cannot, it sets the colours itself.
	os.Exit(run(os.Args[1:], os.Stdin, color.Output, os.Stderr, isTerminal(os.Stdout)))
}

// setCollector lets garbage come to several times what is in use, which is little: a
// run holds few files at a time, and most are small. Only where memory runs short is it
// collected sooner. It leaves alone what the environment says about the collector.
func setCollector() {
	const percent = 400
	setGarbage(percent)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(lint.MaxMemory)
	}
}

// collectSooner is for commands that hold several readings of a file at a time.
func collectSooner() { setGarbage(100) }

func setGarbage(percent int) {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(percent)
	}
}
