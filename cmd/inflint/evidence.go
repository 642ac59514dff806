package main

import (
	"errors"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/witness"
)

// evidenceOptions are the flags about what is known of drivers besides the INF file.
type evidenceOptions struct {
	none    bool
	drivers []string
}

func (o *evidenceOptions) add(cmd *cobra.Command) {
	o.addNone(cmd)
	cmd.Flags().StringArrayVar(&o.drivers, "driver", nil, "the driver `FILE` (.sys) of an INF file, instead of those beside it; may be repeated")
	completeFiles(cmd, "driver", "sys")
}

// addNone adds the flag of commands that compare versions, which have drivers of their own.
func (o *evidenceOptions) addNone(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.none, "no-evidence", false, "look at INF files alone: not at the drivers, projects and source beside them")
}

// finder returns what finds the evidence; nil if none is wanted. A driver that was named and
// cannot be read is complained about.
func (a *app) finder(o evidenceOptions) (*witness.Finder, error) {
	if o.none {
		if len(o.drivers) > 0 {
			return nil, errors.New("--driver and --no-evidence exclude each other; give one of them")
		}
		return nil, nil
	}
	f := witness.New(new(witness.Cache))
	for _, name := range o.drivers {
		if err := f.Name(name); err != nil {
			a.complain("%s: %v", name, err)
			return nil, errExit(exitFailed)
		}
	}
	return f, nil
}

// bothListed returns what takes what directories have, for the configuration and the evidence.
func bothListed(settings *configuration, f *witness.Finder) func(string, []fs.DirEntry) {
	if settings.listed == nil {
		return f.Listed
	}
	return func(dir string, entries []fs.DirEntry) {
		settings.listed(dir, entries)
		f.Listed(dir, entries)
	}
}

// noteDrivers tells of drivers that were named and are no INF file's.
func (a *app) noteDrivers(f *witness.Finder) {
	for _, name := range f.Unpaired() {
		a.complain("note: no INF file installs a service with the binary %s (--driver)", name)
	}
}
