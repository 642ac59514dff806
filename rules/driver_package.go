package rules

import (
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

// This file is about the package that an INF file describes, as a whole.

// installsSomething reports whether the file installs a driver, a setup class or
// the like, and is not only there for other files to take sections from.
func installsSomething(f *inf.File) bool {
	return slices.ContainsFunc(f.Installs(), func(in *inf.Install) bool {
		return in.Kind != inf.DefaultUninstall
	})
}

// copiesFiles reports whether the file copies files of its own to the machine.
func copiesFiles(f *inf.File) bool {
	for range copiedFiles(f) {
		return true
	}
	return false
}

// copiedFiles returns the names of the files that the INF file copies.
func copiedFiles(f *inf.File) iter.Seq[string] {
	return func(yield func(string) bool) {
		seen := set[*inf.Section]{}
		for _, in := range f.Installs() {
			for _, r := range in.Reaches {
				if r.Role != inf.RoleCopyFiles && r.Role != inf.RoleInstall && r.Role != inf.RoleCoInstallers || !seen.add(r.Section) {
					continue
				}
				for c := range facts.CopiedBy(r) {
					if !yield(strings.TrimPrefix(c.Name.Value, "@")) {
						return
					}
				}
			}
		}
	}
}

// partOfWindows reports whether the file comes with the system, whose layout file
// says where its files are, and whose catalogs sign them: such INF files have no
// catalog of their own (documentation of the Version section).
func partOfWindows(f *inf.File) bool {
	return f.Section("Version").First("LayoutFile") != nil && len(namedCatalogs(f)) == 0
}

// namedCatalogs returns the CatalogFile lines that name a file.
func namedCatalogs(f *inf.File) []*inf.Entry {
	return slices.DeleteFunc(slices.Clone(f.Version().Catalogs), func(e *inf.Entry) bool {
		return e.Lone() || e.Value(1) == ""
	})
}

// madeForWindows10 reports whether the package is known to be made with Windows 10
// or later in mind: a decoration names its version, or ARM64, which came with it, or an
// install section is for ARM64.
func (p *Pass) madeForWindows10() bool {
	windows10 := inf.OSVersion{Major: 10}
	if !p.Options.MinOS.Before(windows10) {
		return true
	}
	return slices.ContainsFunc(p.File.Installs(), func(in *inf.Install) bool {
		return strings.HasSuffix(strings.ToLower(in.Name()), ".ntarm64") || slices.ContainsFunc(in.Targets, func(t inf.Target) bool {
			return t.Decoration.Arch == "arm64" || t.Decoration.Major >= windows10.Major
		})
	})
}

// madeBeforeWindows10 reports whether the package is known to be older than Windows 10:
// its date is, and it names no later version.
func (p *Pass) madeBeforeWindows10() bool {
	released := time.Date(2015, time.July, 29, 0, 0, 0, 0, time.UTC)
	line := p.File.Version().DriverVer
	if line == nil || !line.Field(1).Known() || p.madeForWindows10() {
		return false
	}
	date, err := parseDriverDate(line.Value(1))
	return err == nil && date.Before(released)
}

// driverDateLayout is how DriverVer has dates.
const driverDateLayout = "01/02/2006"

// parseDriverDate parses a date of DriverVer. The documentation allows - for /.
func parseDriverDate(text string) (time.Time, error) {
	return time.Parse(driverDateLayout, strings.ReplaceAll(text, "-", "/"))
}

// isStamped reports whether a build is yet to fill parts of the file in: it is an INX
// file or another template, or has a placeholder such as $ARCH$.
func isStamped(f *inf.File) bool { return inf.IsTemplate(f.Name) || inf.HasPlaceholder(f.Text) }

// versionSpan is where [Version] begins; the beginning of the file if there is
// none.
func versionSpan(f *inf.File) inf.Span {
	if s := f.Section("Version"); s != nil {
		return s.Headers[0]
	}
	return f.LineSpan(1)
}

// addToVersion returns the change that adds an entry to [Version], written like
// the last one there; false if none can be made safely.
func addToVersion(f *inf.File, key, value string) (inf.Edit, bool) {
	last := lastOfVersion(f)
	if last == nil {
		return inf.Edit{}, false
	}
	end := last.Span().End
	line := f.LineSpan(f.Position(end).Line)
	if end > line.End {
		return inf.Edit{}, false // a quote is open at the end of the file, and has a carriage return in it
	}
	if rest := strings.TrimSpace(f.Text[end:line.End]); rest != "" && rest[0] != ';' {
		return inf.Edit{}, false // the line goes on somehow
	}
	start := f.LineSpan(f.Position(last.Span().Start).Line).Start
	text := f.Text[start:last.Span().Start] + key + separator(f, last, len(key)) + value
	if !strings.Contains(f.Text[line.End:], "\n") { // the file ends without a line end
		return inf.Edit{Span: inf.Span{Start: line.End, End: line.End}, New: f.LineEnd(0) + text}, true
	}
	next := line.End + len(f.LineEnd(line.Start))
	return inf.Edit{Span: inf.Span{Start: next, End: next}, New: text + f.LineEnd(line.Start)}, true
}

// lastOfVersion returns the last entry with a key in the first part of [Version],
// which stands on lines of its own.
func lastOfVersion(f *inf.File) *inf.Entry {
	s := f.Section("Version")
	if s == nil {
		return nil
	}
	var last *inf.Entry
	for _, e := range s.Entries() {
		if len(s.Headers) > 1 && e.Span().Start > s.Headers[1].Start {
			break
		}
		if e.Key != nil && !e.Lone() {
			last = e
		}
	}
	return last
}

// separator returns the = of an entry with the blanks around it, fitted to a key
// of another length where the signs stand in a column.
func separator(f *inf.File, e *inf.Entry, length int) string {
	between := f.Text[e.Key.Span().End:e.Fields[0].Span().Start]
	blanks, after, ok := strings.Cut(between, "=")
	switch {
	case !ok || strings.ContainsAny(after, "\\\n"):
		return " = "
	case len(blanks) > 1 && strings.Trim(blanks, " ") == "":
		blanks = strings.Repeat(" ", max(1, e.Key.Span().Len()+len(blanks)-length))
	}
	return blanks + "=" + after
}
