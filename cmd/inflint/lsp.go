package main

import (
	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/lsp"
)

func (a *app) lspCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor that speaks the Language Server Protocol",
		Long: `lsp is a language server: editors start it and exchange messages with it on standard
input and output. docs/editors.md says how to set editors up. Complaints go to
standard error. The exit code is 0 if the editor shuts the server down before it
goes, and 1 if not.`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			a.hold.heedSignals()
			if !lsp.Serve(a.stdin, a.stdout, a.stderr, version()) {
				return errExit(1)
			}
			return nil
		},
	}
	cmd.Flags().Bool("stdio", true, "speak on standard input and output, which is the only way")
	return cmd
}
