// Command inflint says what is wrong with the security of Windows driver INF
// files.
package main

import (
	"os"
	"runtime/debug"

	"github.com/fatih/color"
)

func main() {
	setGCPercent()
	// color.Output makes a Windows console understand escape sequences; where it
	// cannot, it sets the colours itself.
	os.Exit(run(os.Args[1:], os.Stdin, color.Output, os.Stderr, isTerminal(os.Stdout)))
}

// setGCPercent lets garbage come to several times what is in use, which is little: a
// run holds few files at a time, and most are small. It leaves alone what the
// environment says about the collector.
func setGCPercent() {
	const percent = 400
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(percent)
	}
}
