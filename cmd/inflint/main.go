// Command inflint says what is wrong with the security of Windows driver INF
// files.
package main

import (
	"os"

	"github.com/fatih/color"
)

func main() {
	// color.Output makes a Windows console understand escape sequences; where it
	// cannot, it sets the colours itself.
	os.Exit(run(os.Args[1:], os.Stdin, color.Output, os.Stderr, isTerminal(os.Stdout)))
}
