package checklist

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// A folder is what a package has, beside what its INF files say that it has.
type folder struct {
	sources []*sources // by file
	there   map[string]string
	doubts  []string // why nothing can be said of it
}

func newFolder(p *Package, results []*Result) folder {
	d := folder{there: map[string]string{}}
	for _, name := range p.Files {
		d.there[strings.ToLower(name)] = name
	}
	present := 0
	for _, r := range results {
		s := sourcesOf(r.File)
		d.sources = append(d.sources, s)
		for _, named := range s.named {
			if _, ok := d.find(named.path); ok && !named.inf {
				present++
			}
		}
		for _, name := range catalogs(r.File) {
			if _, ok := d.find(name.Value(1)); ok {
				present++
			}
		}
		if unstamped(r.File) && p.Folder {
			d.doubts = append(d.doubts, filepath.Base(r.Path)+" is yet to be stamped: this looks like a source folder; build the package first")
		}
	}
	switch {
	case !p.Folder:
		d.doubts = append(d.doubts, "only the INF file was named; name the folder of the package")
	case present == 0 && len(d.doubts) == 0:
		d.doubts = append(d.doubts, "neither a catalog nor any file that is named is in the folder: this looks like a source folder; build the package first")
	}
	return d
}

// catalogs returns the lines that name the catalogs of a file.
func catalogs(f *inf.File) []*inf.Entry {
	return slices.DeleteFunc(slices.Clone(f.Version().Catalogs), func(e *inf.Entry) bool {
		return e.Lone() || e.Value(1) == "" || !known(e)
	})
}

// find returns the file that Windows takes for one with the given name, whose last
// letter is _ where it is compressed.
func (d *folder) find(name string) (string, bool) {
	if name == "" {
		return "", false
	}
	key := strings.ToLower(name)
	for _, key := range []string{key, key[:len(key)-1] + "_"} {
		if there, ok := d.there[key]; ok {
			return there, true
		}
	}
	return "", false
}

// present checks that the files are there that the INF files name.
func present(v *view) answer {
	a := answer{doubts: slices.Clone(v.folder.doubts), idle: !v.open(contents)}
	for _, s := range v.folder.sources {
		for _, named := range s.named {
			a.idle = false
			if _, ok := v.folder.find(named.path); ok || len(a.doubts) > 0 {
				continue
			}
			if _, packed := v.folder.find(named.cabinet); packed {
				a.doubts = append(a.doubts, fmt.Sprintf("%s may be in %s, which inflint does not open", named.path, named.cabinet))
				continue
			}
			a.fail(named.entry, "%s is not in the folder", named.path)
		}
	}
	return a
}

// spelled checks that the files have the names that the INF files give them, letter by
// letter.
func spelled(v *view) answer {
	a := answer{doubts: slices.Clone(v.folder.doubts), idle: !v.open(contents)}
	check := func(e *inf.Entry, name string) {
		a.idle = false
		there, ok := v.folder.find(name)
		if ok && len(a.doubts) == 0 && strings.EqualFold(there, name) && there != name {
			a.fail(e, "%s is %s in the folder", name, there)
		}
	}
	for i, s := range v.folder.sources {
		for _, named := range s.named {
			check(named.entry, named.path)
		}
		for _, e := range catalogs(v.results[i].File) {
			check(e, e.Value(1))
		}
	}
	return a
}

// catalogPresent checks that the catalogs are there that the INF files name.
func catalogPresent(v *view) answer {
	a := answer{doubts: slices.Clone(v.folder.doubts), idle: true}
	for _, r := range v.results {
		a.idle = a.idle && len(r.File.Version().Catalogs) == 0
		for _, e := range catalogs(r.File) {
			if _, ok := v.folder.find(e.Value(1)); !ok && len(a.doubts) == 0 {
				a.fail(e, "the catalog %s is not in the folder", e.Value(1))
			}
		}
	}
	return a
}

// nothingElse looks for files that no INF file names, of which the HLK warns. Symbols go with
// a submission.
func nothingElse(v *view) answer {
	a := answer{doubts: slices.Clone(v.folder.doubts)}
	if len(a.doubts) > 0 {
		return a
	}
	expected := map[string]bool{}
	expect := func(name string) {
		there, _ := v.folder.find(name)
		expected[there] = true
	}
	for i, s := range v.folder.sources {
		expect(filepath.Base(v.results[i].Path))
		for _, named := range s.named {
			expect(named.path)
			expect(named.cabinet)
		}
		for _, name := range s.tags {
			expect(name)
		}
		for _, e := range catalogs(v.results[i].File) {
			expect(e.Value(1))
		}
	}
	for _, name := range v.pkg.Files {
		if !expected[name] && !strings.EqualFold(path.Ext(name), ".pdb") {
			a.remarks = append(a.remarks, Remark{
				Severity: rules.Warning, File: filepath.Join(v.pkg.Name, filepath.FromSlash(name)), Message: "no INF file names this file",
			})
		}
	}
	for _, name := range v.pkg.Odd {
		a.doubts = append(a.doubts, name+" is neither a file nor a folder (a link that leads nowhere or to a folder, a pipe, a device)")
	}
	if v.open(contents | catalog) {
		a.remarks = nil // a name that is not known may be that of any
	}
	return a
}

// listed says what is not known of the lists of source files. The rest is for INF924 and
// INF937 to say.
func listed(v *view) answer {
	a := answer{idle: true}
	for i, s := range v.folder.sources {
		if len(s.copied) > 0 {
			a.idle = false
		}
		if s.layout && s.unlisted {
			a.doubts = append(a.doubts, filepath.Base(v.results[i].Path)+" has a LayoutFile, which may list what it copies")
			continue
		}
		for _, e := range s.foreign {
			a.doubts = append(a.doubts, fmt.Sprintf("the name in line %d of %s depends on the code page of the machine", lineOf(e), filepath.Base(e.Section.File.Name)))
		}
	}
	return a
}
