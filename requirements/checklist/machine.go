package checklist

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
)

// machines looks for drivers that are built for another architecture than the one that
// installs them: Windows loads an image only on the machine that its header names ("PE
// Format", Machine Types), and no 32-bit driver on a 64-bit system.
func machines(v *view) answer {
	a := answer{idle: true}
	for _, r := range v.results {
		seen := map[string]bool{}
		for _, in := range r.File.Installs() {
			arch := access.Architecture(in)
			for _, s := range in.Services() {
				key := strings.ToLower(arch + " " + s.Binary)
				if !forKernel(s) || seen[key] {
					continue
				}
				seen[key] = true
				a.machine(r, s, arch)
			}
		}
	}
	return a
}

// forKernel reports whether a service is a driver, as far as the file shows.
func forKernel(s inf.ServiceInstall) bool {
	const adapter, recognizer = 0x4, 0x8
	return s.TypeKnown && s.Type&(1|2|adapter|recognizer) != 0 || strings.EqualFold(filepath.Ext(s.Binary), ".sys")
}

func (a *answer) machine(r *Result, s inf.ServiceInstall, arch string) {
	d := r.Options.Evidence.Driver(s.Binary)
	if d == nil || len(d.Binaries)+len(d.Unread) == 0 {
		return // another item asks for the file
	}
	a.idle = false
	switch {
	case len(d.Binaries) == 0:
		a.doubts = append(a.doubts, fmt.Sprintf("%s %s", d.Unread[0].Path, d.Unread[0].Why))
	case arch == "":
		a.doubts = append(a.doubts, fmt.Sprintf("%s does not say for which architecture it installs %s", filepath.Base(r.Path), d.Name))
	case len(d.For(arch).Binaries) == 0:
		a.fail(s.Entry, "the driver %s is installed on %s, but %s", d.Name, arch, builtFor(d))
	}
}

// builtFor says for which architectures the files of a driver are.
func builtFor(d *evidence.Driver) string {
	var files []string
	for _, b := range d.Binaries {
		files = append(files, fmt.Sprintf("%s is for %v", b.Path, b.Machine))
	}
	return access.And(files)
}
