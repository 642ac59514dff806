// Command empty is what the start-up of inflint is measured against: a cobra program
// that does nothing.
package main

import (
	"os"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "empty", Run: func(*cobra.Command, []string) {}}
	if err := root.Execute(); err != nil {
		os.Exit(1)
	}
}
