package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/report"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE|CODE...",
		Short: "Explain a rule: why it matters, and what to write instead",
		Long: `explain prints the page of a rule: what the rule reports, why it matters, a wrong and a
right example, and how to accept a finding or turn the rule off. For a number it prints
what is known of that code of InfVerif, and which rules report it here.

Exit codes: 0 printed, 2 there is no such rule, or the code is not known.`,
		Example: `  inflint explain INF205
  inflint explain unquoted-sddl
  inflint explain 1324`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New(`name a rule, such as INF205, or a code of InfVerif, such as 1324; "inflint rules" lists the rules`)
			}
			return nil
		},
		ValidArgsFunction: completeRules,
		RunE: func(_ *cobra.Command, names []string) error {
			for i, name := range names {
				page, err := explanation(name)
				if err != nil {
					return err
				}
				if i > 0 {
					fmt.Fprintln(a.stdout)
				}
				fmt.Fprint(a.stdout, page)
			}
			return nil
		},
	}
}

// explanation returns the page of a rule or of a code of InfVerif.
func explanation(name string) (string, error) {
	if number, err := strconv.ParseUint(name, 10, 31); err == nil {
		if c, ok := requirements.LookupCode(name); ok {
			return report.InfVerifPage(c), nil
		}
		if r := findRule("INF" + name); r != nil {
			return "", fmt.Errorf("InfVerif has no code %s; did you mean %s?", name, r.ID)
		}
		return "", fmt.Errorf("nothing is known here of a code %s of InfVerif; the nearest that are known: %s. \"infverif /code %s\", of the Windows Driver Kit, prints its own",
			name, strings.Join(requirements.NearestCodes(int(number)), ", "), name)
	}
	if r := findRule(name); r != nil {
		return report.Page(&r.Meta), nil
	}
	return "", fmt.Errorf("there is no rule %q; \"inflint rules\" lists them%s", name, spelling.DidYouMean(name, config.RuleWords()))
}

// findRule finds a rule by its ID or name, in any case.
func findRule(name string) *rules.Rule {
	if r := rules.Lookup(strings.ToUpper(name)); r != nil {
		return r
	}
	return rules.Lookup(strings.ToLower(name))
}

func (a *app) rulesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Long: `rules prints a line for each rule: its ID, its severity, the quietest preset that turns it
on, its name, and what it reports. "inflint explain RULE" prints more.`,
		Args: noArguments,

		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintf(a.stdout, "%-7s %-8s %-8s %s\n", "ID", "SEVERITY", "PRESET", "NAME AND SUMMARY")
			for _, r := range rules.All() {
				fmt.Fprintf(a.stdout, "%-7s %-8s %-8s %s\n%25s %s\n", r.ID, r.Severity, r.Preset(), r.Name, "", r.Summary)
			}
			return nil
		},
	}
}
