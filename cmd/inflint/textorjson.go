package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// textOrJSONFlag adds the flag --format of commands that print text or JSON.
func textOrJSONFlag(cmd *cobra.Command, format *string) {
	cmd.Flags().StringVarP(format, "format", "f", "text", "print as `FORMAT`: text or json")
	completeFlag(cmd, "format", "text", "json")
}

func checkTextOrJSON(format string) error {
	if format != "text" && format != "json" {
		return fmt.Errorf("--format: unknown format %q; expected text or json", format)
	}
	return nil
}
