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

// ProgramOf returns the only service of an install that is a program. There is none where
// not all is known of its services.
func ProgramOf(f *Facts, in *inf.Install) (program inf.ServiceInstall, ok bool) {
	if in == nil {
		return inf.ServiceInstall{}, false
	}
	return programs.of(f, in).service, programs.of(f, in).ok
}

type onlyProgram struct {
	service inf.ServiceInstall
	ok      bool
}

// SERVICE_WIN32_OWN_PROCESS and SERVICE_WIN32_SHARE_PROCESS, but not
// SERVICE_USER_SERVICE, of which each user has one with a name of its own.
const (
	serviceWin32  = 0x10 | 0x20
	serviceOfUser = 0x40
)

var programs = factOfInstall[onlyProgram]{func(f *Facts, in *inf.Install) (only onlyProgram) {
	for _, s := range servicesByName.of(f, in) {
		switch {
		case !s.TypeKnown || !s.Entry.Field(1).Known() || s.Type&serviceWin32 != 0 && (only.ok || s.Type&serviceOfUser != 0):
			return onlyProgram{}
		case s.Type&serviceWin32 != 0:
			only = onlyProgram{s, true}
		}
	}
	return only
}}
