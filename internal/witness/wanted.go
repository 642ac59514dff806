package witness

import (
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

// wanted is a driver to look for.
type wanted struct {
	name string // of the service's binary
	// files are its names in the package, each once; see locate.
	files []string
	// folders are those of the package that the INF file lists, for each of the files.
	folders [][]string
}

// SERVICE_KERNEL_DRIVER, SERVICE_FILE_SYSTEM_DRIVER and SERVICE_RECOGNIZER_DRIVER.
const inKernel = 1 | 2 | 8

// wantedBy returns the drivers of the services that a file installs, in its order, each once.
func wantedBy(f *inf.File) (list []wanted) {
	seen := map[string]bool{}
	for _, in := range f.Installs() {
		for _, s := range in.Services() {
			key := strings.ToLower(s.Binary)
			if s.Binary == "" || s.TypeKnown && s.Type != 0 && s.Type&inKernel == 0 || seen[key] {
				continue
			}
			seen[key] = true
			list = append(list, wanted{name: s.Binary, files: []string{s.Binary}})
		}
	}
	return list
}

// locate looks up in the file where the package has the drivers, and under which names.
func locate(f *inf.File, list []wanted) {
	names := map[string]bool{}
	for _, w := range list {
		names[strings.ToLower(w.name)] = true
	}
	copies := copiesOf(f, names)
	lies := facts.PackageFilesOf(f)
	for i := range list {
		w := &list[i]
		if files := copies[strings.ToLower(w.name)]; len(files) > 0 {
			w.files = files
		}
		for _, file := range w.files {
			w.folders = append(w.folders, lies.Sources(file, "").Folders())
		}
	}
}

// copiesOf returns, for binaries by their names in lower case, under which names the package
// has them. A line of a file list may rename what it copies.
func copiesOf(f *inf.File, binaries map[string]bool) map[string][]string {
	found := map[string][]string{}
	type section struct {
		*inf.Section
		lists bool
	}
	seen := map[section]bool{}
	for _, in := range f.Installs() {
		for _, r := range in.Reaches {
			key := section{r.Section, r.Role == inf.RoleCopyFiles}
			if !facts.MayCopy(r.Role) || seen[key] {
				continue
			}
			seen[key] = true
			for c := range facts.CopiedBy(r) {
				name := strings.ToLower(strings.TrimPrefix(c.Name.Value, "@"))
				if file := c.File(); binaries[name] && c.Known() && !slices.ContainsFunc(found[name], func(have string) bool { return strings.EqualFold(have, file) }) {
					found[name] = append(found[name], file)
				}
			}
		}
	}
	return found
}
