package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/report/printable"
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

// writeJSON writes one line of JSON, which the log of a build may show as it is.
func writeJSON(w io.Writer, v any) error {
	data, err := printable.JSON(v)
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}
