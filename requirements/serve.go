package requirements

import (
	"slices"
	"sort"

	"github.com/inflint/inflint/inf"
)

// A Range is a range of versions of Windows.
type Range struct {
	From   inf.OSVersion // the zero version for any
	Before inf.OSVersion // the zero version for no end
}

// Served returns the versions of Windows on an architecture that take the Models
// section with the given decoration, which stands beside others on its line of
// [Manufacturer]: from the version in it to the first at which Windows prefers
// another. It reports false where none takes it, as where its section is not there.
// A decoration for one product or suite takes its versions from another only if no
// product is left.
func Served(f *inf.File, manufacturer *inf.Entry, d inf.Decoration, arch string) (Range, bool) {
	served := Range{From: first(d)}
	if len(manufacturer.Fields) > maxDecorations {
		return served, true
	}
	if !selected(f, manufacturer, d, arch, served.From) {
		return Range{}, false // nor later: what Windows prefers there stays in its way
	}
	var later []inf.OSVersion
	for i := 2; i <= len(manufacturer.Fields); i++ {
		sibling, ok := inf.ParseDecoration(manufacturer.Value(i))
		if v := first(sibling); ok && served.From.Before(v) {
			later = append(later, v)
		}
	}
	slices.SortFunc(later, compare)
	end := sort.Search(len(later), func(i int) bool { return !selected(f, manufacturer, d, arch, later[i]) })
	if end < len(later) {
		served.Before = later[end]
	}
	return served, true
}

// ServedDefault returns the versions of Windows that take a [DefaultInstall] section
// with the given decoration, where the file has such sections with others as well.
// No document says how Windows chooses; it is taken to do as with Models sections.
func ServedDefault(d inf.Decoration, others []inf.Decoration) Range {
	served := Range{From: first(d)}
	if len(others) > maxDecorations {
		return served
	}
	for _, o := range others {
		v := first(o)
		same := o.Arch == d.Arch || o.Arch == "" || o.Arch == inf.AnyArch && d.Arch != ""
		if same && served.From.Before(v) && (served.Before == inf.OSVersion{} || v.Before(served.Before)) {
			served.Before = v
		}
	}
	return served
}

// maxDecorations is the number of decorations up to which these are compared with each
// other, which takes long for very many. Five architectures in a dozen versions are 60.
const maxDecorations = 64

// selected reports whether Windows, of a version and as any product, takes the
// section with the decoration. Of the suites those are enough that the decoration
// asks for: more would only admit others.
func selected(f *inf.File, manufacturer *inf.Entry, d inf.Decoration, arch string, v inf.OSVersion) bool {
	for product := 1; product <= 3; product++ { // VER_NT_WORKSTATION, _DOMAIN_CONTROLLER, _SERVER
		section, taken := f.Select(manufacturer, inf.Host{
			Arch: arch, Major: v.Major, Minor: v.Minor, Build: v.Build,
			ProductType: product, SuiteMask: max(d.SuiteMask, 0),
		})
		if section != nil && taken == d {
			return true
		}
	}
	return false
}

// first returns the first version that a decoration is for. That a build counts
// only for the version that it is given with is the order of versions.
func first(d inf.Decoration) inf.OSVersion {
	return inf.OSVersion{Major: max(d.Major, 0), Minor: max(d.Minor, 0), Build: max(d.Build, 0)}
}
