// Command inflint says what is wrong with the security of Windows driver INF
// files.
package main

import (
	"os"

	"github.com/fatih/color"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, !color.NoColor))
}
