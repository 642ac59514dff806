package main

import (
	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/lsp"
)

func (a *app) lspCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor: findings, hovers, fixes and completion",
		Long: `lsp is a language server. An editor starts it and exchanges messages with it on standard
input and output. docs/editors.md says how to set up editors. Complaints go to standard
error.

Exit codes: 0 the editor shut the server down before it left, 1 it did not.`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			a.hold.heedSignals()
			if !lsp.Serve(a.stdin, a.stdout, a.stderr, version()) {
				return errExit(1)
			}
			return nil
		},
	}
	cmd.Flags().Bool("stdio", true, "use standard input and output, which lsp does in any case")
	return cmd
}
