package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/inflint/inflint/rules"
)

// completeFlag has a shell complete the value of a flag, after which no file names
// are offered.
func completeFlag(cmd *cobra.Command, flag string, words ...string) {
	if err := cmd.Flags().SetAnnotation(flag, flagWords, words); err != nil {
		panic(err) // there is no such flag
	}
}

// flagWords is where a flag has the words for its value.
const flagWords = "inflint_words"

// forShell makes cobra know the words for flags, where args say that a shell asks for
// some. Cobra keeps them, and with them the command, as long as the process runs.
func forShell(cmd *cobra.Command, args []string) {
	if len(args) == 0 || args[0] != cobra.ShellCompRequestCmd && args[0] != cobra.ShellCompNoDescRequestCmd {
		return
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if words := f.Annotations[flagWords]; words != nil {
			_ = cmd.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
		}
	})
	for _, c := range cmd.Commands() {
		forShell(c, args)
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
	return []cobra.Completion{"inf", "inx", "inf.in", "inx.in", "inf.tmpl", "inf_"}, cobra.ShellCompDirectiveFilterFileExt
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
