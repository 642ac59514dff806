package inf_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/inf/explain"
)

var update = flag.Bool("update", false, "rewrite the golden parts of testdata")

// TestObjects resolves in.inf in each archive of testdata/objects, with the other
// files at hand, and compares installs and objects with the file want.
func TestObjects(t *testing.T) {
	names, err := filepath.Glob("testdata/objects/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			require.NoError(t, err)
			files := map[string]*inf.File{}
			var want string
			last := len(archive.Files)
			for i, file := range archive.Files {
				if file.Name == "want" {
					want, last = string(file.Data), i
				} else {
					files[file.Name] = inf.Parse(file.Name, file.Data)
				}
			}
			f := files["in.inf"]
			f.Include = func(name string) *inf.File { return files[strings.ToLower(name)] }
			got := describe(f)
			if *update {
				archive.Files = append(archive.Files[:last], txtar.File{Name: "want", Data: []byte(got)})
				require.NoError(t, os.WriteFile(name, txtar.Format(archive), 0o644))
				return
			}
			require.Equal(t, want, got)
		})
	}
}

func describe(f *inf.File) string {
	var b strings.Builder
	for _, in := range f.Installs() {
		fmt.Fprintf(&b, "install %s %s\n", in.Kind, in.Name())
		for _, target := range in.Targets {
			fmt.Fprintf(&b, "\ttarget %q %s %v\n", target.Decoration.Text, target.Description(), target.HardwareIDs())
		}
		for _, r := range in.Dangling {
			fmt.Fprintf(&b, "\tdangling %s in [%s]\n", r.Name.Value, r.From.Section.Name)
		}
		for _, r := range in.External {
			fmt.Fprintf(&b, "\texternal %s in [%s]\n", r.Name.Value, r.From.Section.Name)
		}
		for _, s := range in.Services() {
			fmt.Fprintf(&b, "\tservice %s flags %#x type %#x\n", s.Name, s.Flags, s.Type)
		}
		for _, i := range in.Interfaces() {
			fmt.Fprintf(&b, "\tinterface %s %q\n", i.GUID, i.Reference)
		}
		if fw := in.Framework(); fw != inf.NoFramework {
			fmt.Fprintf(&b, "\tframework %s\n", fw)
		}
	}
	for _, m := range f.Missing() {
		fmt.Fprintf(&b, "missing %s in [%s]\n", m.Name, m.Entry.Section.Name)
	}
	for _, s := range f.Dead() {
		fmt.Fprintf(&b, "dead [%s]\n", s.Name)
	}
	if v := f.Version(); v.Class != nil {
		fmt.Fprintf(&b, "version %s\n", describeVersion(v))
	}
	for _, o := range f.Objects() {
		fmt.Fprintf(&b, "%s %s", o.Kind, o.Name)
		if o.Others > 0 {
			fmt.Fprintf(&b, " and %d more", o.Others)
		}
		if o.External {
			b.WriteString(", external")
		}
		if o.Class != nil {
			fmt.Fprintf(&b, ", class %s", o.Class.Install.Name())
		}
		b.WriteString("\n")
		for _, s := range append(o.Descriptors, o.Values...) {
			value := ""
			if s.Value != nil {
				value = s.Value.Value
			}
			fmt.Fprintf(&b, "\t%d %s %q %s", s.Entry.Line(), s.Name, value, s.Effect)
			if cause := explain.Cause(s); cause != "" {
				fmt.Fprintf(&b, ": %s", cause)
			}
			b.WriteString("\n")
			if s.Reach != nil {
				fmt.Fprintf(&b, "\t\t%s\n", explain.Reach(f, s.Reach))
			}
		}
	}
	return b.String()
}

func describeVersion(v inf.Version) string {
	text := func(e *inf.Entry) string {
		if e == nil {
			return ""
		}
		return e.Value(1)
	}
	var catalogs []string
	for _, e := range v.Catalogs {
		catalogs = append(catalogs, text(e))
	}
	return fmt.Sprintf("{Class:%s ClassGUID:%s Provider:%s DriverVer:%s Catalogs:%v PnpLockdown:%s Extension:%t ExtensionID:%s}",
		text(v.Class), text(v.ClassGUID), text(v.Provider), text(v.DriverVer), catalogs, text(v.PnpLockdown), v.Extension(), text(v.ExtensionID))
}

func TestReachPath(t *testing.T) {
	f := inf.Parse("x.inf", []byte("[Manufacturer]\nm=M\n[M]\nd=I,x\n[I]\n[I.HW]\nAddReg=R\n[R]\nHKR,,Security,,x"))
	var lines []int
	for _, e := range f.Objects()[0].Descriptors[0].Reach.Path() {
		lines = append(lines, e.Line())
	}
	require.Equal(t, []int{2, 4, 7}, lines)
}
