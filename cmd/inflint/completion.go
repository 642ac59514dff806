package main

import (
	"github.com/spf13/cobra"

	"github.com/inflint/inflint/rules"
)

// completeFlag has a shell complete the value of a flag, after which no file names
// are offered.
func completeFlag(cmd *cobra.Command, flag string, words ...string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // there is no such flag, or it has been here before
	}
}

// completeFiles does so with the names of files that have an extension.
func completeFiles(cmd *cobra.Command, flag, extension string) {
	if err := cmd.MarkFlagFilename(flag, extension); err != nil {
		panic(err)
	}
}

// completeINF completes arguments that are INF and INX files, or directories.
func completeINF(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return []cobra.Completion{"inf", "inx"}, cobra.ShellCompDirectiveFilterFileExt
}

// completeAnyFile does so where a command may stand as well, which a shell would take
// for one more extension.
func completeAnyFile(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// completeRules completes arguments that are rules.
func completeRules(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var words []cobra.Completion
	for _, r := range rules.All() {
		words = append(words, cobra.CompletionWithDesc(r.ID, r.Name), cobra.CompletionWithDesc(r.Name, r.Summary))
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}
