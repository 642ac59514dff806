package facts

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

var servicesByName = factOfInstall[map[string]inf.ServiceInstall]{func(_ *Facts, in *inf.Install) map[string]inf.ServiceInstall {
	byName := map[string]inf.ServiceInstall{}
	for _, s := range in.Services() {
		name := strings.ToLower(s.Name)
		if _, known := byName[name]; !known {
			byName[name] = s
		}
	}
	return byName
}}

// ServiceOf returns the first service with a name, in any case, that an install sets up.
func ServiceOf(f *Facts, in *inf.Install, name string) (inf.ServiceInstall, bool) {
	s, ok := servicesByName.of(f, in)[strings.ToLower(name)]
	return s, ok
}
