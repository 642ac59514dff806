package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

func (a *app) configCommand() *cobra.Command {
	var o configFlags
	var format string
	cmd := &cobra.Command{
		Use:   "config [PATH]",
		Short: "Print the settings for a file, and where each was set",
		Long: `config prints the settings that hold for the file PATH, and where each was set: by a flag,
in a line of a configuration file, or nowhere, so that the default holds. Below them are
the rules that the configuration sets otherwise than the preset. The file need not exist.
For a directory, by default the current one, config prints what holds for a file any.inf
in it.

Exit codes: 0 printed, 2 the command line or a configuration file is wrong.`,
		Example: `  inflint config drivers/acme.inf
  inflint config --format json`,
		Args: func(_ *cobra.Command, paths []string) error {
			if len(paths) > 1 {
				return errors.New("name one file or directory; what holds for another may differ")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := checkTextOrJSON(format); err != nil {
				return err
			}
			settings, err := o.read(cmd, &a.hold)
			if err != nil {
				return err
			}
			effective, err := effectiveConfig(pathsOrHere(paths)[0], settings)
			if err != nil {
				return err
			}
			write := effective.text
			if format == "json" {
				write = effective.json
			}
			if err := write(a.stdout); err != nil {
				return a.cannotWrite(err)
			}
			return nil
		},
	}
	cmd.ValidArgsFunction = completeINF
	cmd.Flags().SortFlags = false
	textOrJSONFlag(cmd, &format)
	o.add(cmd)
	return cmd
}

// A fileConfig is what config prints of a file.
type fileConfig struct {
	Version  int           `json:"version"`
	File     string        `json:"file"`
	Config   *string       `json:"config"` // null if there is none
	Hides    []string      `json:"hides,omitempty"`
	Missing  bool          `json:"missing,omitempty"` // the file does not exist
	Settings []configValue `json:"settings"`
	Rules    []configRule  `json:"rules"`
}

type configValue struct {
	Key   string     `json:"key"`
	Value string     `json:"value"` // "" if it is not set
	From  configFrom `json:"from"`
}

type configRule struct {
	Rule     string     `json:"rule"`
	Name     string     `json:"name"`
	Severity string     `json:"severity"` // or "off"
	Preset   string     `json:"preset"`   // the severity in the preset, or "off"
	From     configFrom `json:"from"`
}

// configFrom is empty for a default.
type configFrom struct {
	Flag string `json:"flag,omitempty"`
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
}

func effectiveConfig(path string, settings *configuration) (*fileConfig, error) {
	info, err := os.Stat(path)
	missing := errors.Is(err, fs.ErrNotExist)
	if err == nil && info.IsDir() {
		path = filepath.Join(path, "any.inf")
	}
	s, file, err := settings.of(path)
	if err != nil {
		return nil, err
	}
	minOS := ""
	if s.MinOS.Value != (inf.OSVersion{}) {
		minOS = s.MinOS.Value.String()
	}
	c := &fileConfig{Version: 1, File: filepath.ToSlash(path), Missing: missing, Rules: []configRule{}, Settings: []configValue{
		{"preset", string(s.Preset.Value), configFrom(s.Preset.From)},
		{"fail-on", s.FailOn.Value.String(), configFrom(s.FailOn.From)},
		{"min-os", minOS, configFrom(s.MinOS.From)},
		{"framework", string(s.Framework.Value), configFrom(s.Framework.From)},
		{"suppressions", string(s.Suppressions.Value), configFrom(s.Suppressions.From)},
		{"codepage", s.CodePage.Value.String(), configFrom(s.CodePage.From)},
	}}
	for _, name := range slices.Sorted(maps.Keys(s.Define)) {
		c.Settings = append(c.Settings, configValue{"define " + name, s.Define[name].Value, configFrom(s.Define[name].From)})
	}
	if file != nil {
		c.Config = &file.Path
		hides := settings.hides(file)
		c.Hides = hides.names()
	}
	for _, r := range rules.All() {
		set, ok := s.Rules[r.ID]
		if on := r.In(s.Preset.Value); ok && (on || set.Value != rules.Off) {
			inPreset := rules.Off
			if on {
				inPreset = r.Severity
			}
			c.Rules = append(c.Rules, configRule{r.ID, r.Name, config.SeverityWord(set.Value), config.SeverityWord(inPreset), configFrom(set.From)})
		}
	}
	return c, nil
}

func (c *fileConfig) json(w io.Writer) error { return writeJSON(w, c) }

func (c *fileConfig) text(w io.Writer) error {
	where := "no configuration file"
	if c.Config != nil {
		where = "configured by " + *c.Config
		if len(c.Hides) > 0 {
			where += "; hides " + strings.Join(c.Hides, ", ") + " above"
		}
	}
	if c.Missing {
		where += "; the file does not exist"
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, printable.Name(c.File)+": "+printable.Text(where))
	for _, v := range c.Settings {
		value := v.Value
		if value == "" {
			value = "-"
		}
		fmt.Fprintf(table, "  %s\t%s\t%s\n", v.Key, printable.Text(value), printable.Text(config.Origin(v.From).String()))
	}
	for _, r := range c.Rules {
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s; in the preset: %s\n", r.Rule, r.Severity, printable.Text(config.Origin(r.From).String()), r.Name, r.Preset)
	}
	return table.Flush()
}
