package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/report"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

func (a *app) explainCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "explain RULE|CODE...",
		Short: "Explain a rule: why it matters, and what to write instead",
		Long: `explain prints the page of a rule: what the rule reports, why it matters, a wrong and a
right example, and how to accept a finding or turn the rule off. For a number it prints
what is known of that code of InfVerif or Inf2Cat, and which rules report it here.

A terminal shows the page in its width, a file or a pipe gets it in Markdown. --format json
prints a JSON object for each page, on a line of its own; docs/explain-v1.schema.json
describes it.

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
			show, err := a.pageShower(format)
			if err != nil {
				return err
			}
			for i, name := range names {
				p, err := findPage(name)
				if err != nil {
					return err
				}
				if i > 0 && format == "text" {
					fmt.Fprintln(a.stdout)
				}
				if err := show(p); err != nil {
					return a.cannotWrite(err)
				}
			}
			return nil
		},
	}
	textOrJSONFlag(cmd, &format)
	return cmd
}

// An explained is a rule or a code of InfVerif, by its page.
type explained struct {
	text func() string
	json func() ([]byte, error)
}

func explainedRule(m *rules.Meta) explained {
	return explained{func() string { return report.Page(m) }, func() ([]byte, error) { return report.PageJSON(m) }}
}

func explainedCode(c requirements.Code) explained {
	return explained{func() string { return report.CodePage(c) }, func() ([]byte, error) { return report.CodePageJSON(c) }}
}

// pageShower returns what writes pages in a format. Text is Markdown, unless a person
// reads it in a terminal.
func (a *app) pageShower(format string) (func(explained) error, error) {
	if err := checkTextOrJSON(format); err != nil {
		return nil, err
	}
	look, err := a.look("auto", os.Getenv)
	if err != nil {
		return nil, err
	}
	return func(p explained) error {
		if format == "json" {
			data, err := p.json()
			if err == nil {
				_, err = a.stdout.Write(data)
			}
			return err
		}
		text := p.text()
		if a.terminal || look.Color {
			text = terminal.Markdown(text, look)
		}
		_, err := a.stdout.WriteString(text)
		return err
	}, nil
}

// findPage finds a rule, or a code of InfVerif.
func findPage(name string) (explained, error) {
	if c, ok := requirements.LookupCode(name); ok {
		return explainedCode(c), nil
	}
	if number, err := strconv.ParseUint(name, 10, 31); err == nil {
		if r := findRule("INF" + name); r != nil {
			return explained{}, fmt.Errorf("InfVerif has no code %s; did you mean %s?", name, r.ID)
		}
		return explained{}, fmt.Errorf("code %s of InfVerif is not known here; the nearest that are known: %s. \"infverif /code %s\", of the Windows Driver Kit, prints its own",
			name, strings.Join(requirements.NearestCodes(int(number)), ", "), name)
	}
	if r := findRule(name); r != nil {
		return explainedRule(&r.Meta), nil
	}
	return explained{}, fmt.Errorf("there is no rule %q; \"inflint rules\" lists them%s", name, spelling.DidYouMean(name, config.RuleWords()))
}

// findRule finds a rule by its ID or name, in any case.
func findRule(name string) *rules.Rule {
	if r := rules.Lookup(strings.ToUpper(name)); r != nil {
		return r
	}
	return rules.Lookup(strings.ToLower(name))
}

func (a *app) rulesCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Long: `rules prints a line for each rule: its ID, its severity, the quietest preset that turns it
on, its name, and what it reports. "inflint explain RULE" prints more. --format json
prints for each rule what explain prints of it.`,
		Args: noArguments,

		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			show, err := a.pageShower(format)
			if err != nil {
				return err
			}
			if format == "json" {
				for _, r := range rules.All() {
					if err := show(explainedRule(&r.Meta)); err != nil {
						return a.cannotWrite(err)
					}
				}
				return nil
			}
			fmt.Fprintf(a.stdout, "%-7s %-8s %-8s %s\n", "ID", "SEVERITY", "PRESET", "NAME AND SUMMARY")
			for _, r := range rules.All() {
				fmt.Fprintf(a.stdout, "%-7s %-8s %-8s %s\n%25s %s\n", r.ID, r.Severity, r.Preset(), r.Name, "", r.Summary)
			}
			return nil
		},
	}
	textOrJSONFlag(cmd, &format)
	return cmd
}
