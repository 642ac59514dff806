package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/rules"
)

// configFlags are the flags that decide, with configuration files, what a file is
// linted with. Those that a configuration file can set have the names of its keys.
type configFlags struct {
	file   string
	none   bool
	from   string // a git revision
	define []string
}

func (o *configFlags) add(cmd *cobra.Command) {
	cmd.Flags().String("fail-on", rules.Error.String(), "exit with 1 for findings of this `SEVERITY` or worse: note, warning or error")
	completeFlag(cmd, "fail-on", config.SeverityWords()...)
	o.addFindings(cmd)
}

// addFindings adds the flags that decide what is found, not what becomes of it.
func (o *configFlags) addFindings(cmd *cobra.Command) {
	cmd.Flags().String("preset", string(rules.PresetDefault), "turn on the rules of this `PRESET`: default, strict, whql or all")
	completeFlag(cmd, "preset", config.PresetWords()...)
	o.addDriver(cmd)
}

// addDriver adds the flags that do not decide what is reported.
func (o *configFlags) addDriver(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.String("min-os", "", "the oldest `VERSION` of Windows that the driver is for, such as 10.0.17763, if the INF does not say")
	flags.String("framework", "", "the `FRAMEWORK` of the driver, if the INF does not say: kmdf, umdf or wdm")
	completeFlag(cmd, "framework", string(rules.KMDF), string(rules.UMDF), string(rules.WDM))
	o.addFile(cmd)
}

// addFile adds the flags that say where configuration files are, and how INF files are
// read.
func (o *configFlags) addFile(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.file, "config", "", "read this configuration `FILE` instead of the nearest "+config.Name+" above each INF file")
	completeFiles(cmd, "config", "ini")
	flags.BoolVar(&o.none, "no-config", false, "read no configuration file")
	flags.String("codepage", "", "the `NUMBER` of the ANSI code page of INF files without a byte order mark, such as 932 or 1252")
	completeFlag(cmd, "codepage", codePageWords()...)
	flags.StringArrayVar(&o.define, "define", nil, "put a value in place of a placeholder such as @NAME@, as a build does (`NAME=VALUE`; may be repeated)")
	flags.StringVar(&o.from, "config-from", "", "take configuration files and the baseline from the git `REVISION`")
}

func codePageWords() []string {
	var words []string
	for _, page := range inf.CodePages() {
		words = append(words, page.String())
	}
	return words
}

// A configuration tells what each file is linted with.
type configuration struct {
	flags config.Settings
	// find looks for the configuration of a file; found knows what it has returned.
	find  func(path string) (*config.File, error)
	found func(path string) *config.File
	// above looks for the configuration that another one hides; nil where none can be.
	above func(*config.File) (*config.File, error)
	// listed takes what directories have in them.
	listed func(dir string, entries []fs.DirEntry)
	// from is the revision that configuration files come from, or nil.
	from *revision
}

// read reads the flags of a command that has been parsed, and the file that they
// may name.
func (o *configFlags) read(cmd *cobra.Command, h *hold) (*configuration, error) {
	var search config.Search
	c := &configuration{find: search.File, found: search.Found, above: search.Above, listed: search.Listed}
	for _, key := range config.Keys() {
		flag := cmd.Flags().Lookup(key)
		if flag == nil || !flag.Changed {
			continue
		}
		if err := c.flags.Set(key, flag.Value.String(), config.Origin{Flag: "--" + key}); err != nil {
			return nil, fmt.Errorf("--%s: %w", key, err)
		}
	}
	for _, define := range o.define {
		name, value, ok := strings.Cut(define, "=")
		if !ok {
			return nil, fmt.Errorf("--define: %q has no value; write %s=VALUE", define, define)
		}
		if err := c.flags.SetDefine(name, value, config.Origin{Flag: "--define"}); err != nil {
			return nil, fmt.Errorf("--define: %w", err)
		}
	}
	named, fromRevision := cmd.Flags().Changed("config"), cmd.Flags().Changed("config-from")
	switch {
	case o.none && named:
		return nil, errors.New("--config and --no-config exclude each other; give one of them")
	case fromRevision && (o.none || named):
		return nil, errors.New("--config-from excludes --config and --no-config; give one of them")
	case fromRevision:
		from, err := openRevision(o.from, h)
		if err != nil {
			return nil, err
		}
		c.find, c.found, c.above, c.listed, c.from = from.find, from.found, from.hiddenBy, nil, from
	case o.none:
		c.always(nil)
	case named:
		file, err := config.Load(o.file)
		if err != nil {
			return nil, err
		}
		c.always(file)
	}
	return c, nil
}

// always gives all files one configuration.
func (c *configuration) always(file *config.File) {
	c.find = func(string) (*config.File, error) { return file, nil }
	c.found = func(string) *config.File { return file }
	c.above, c.listed = nil, nil
}

// of returns what the file at a path is linted with, and its configuration file,
// which is nil if there is none.
func (c *configuration) of(path string) (config.Settings, *config.File, error) {
	file, err := c.find(path)
	if err != nil {
		return config.Settings{}, nil, err
	}
	return config.Effective(path, file, c.flags), file, nil
}
