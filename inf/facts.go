package inf

import (
	"strings"
	"sync"
)

// A ServiceInstall is a service that an install sets up: an AddService line with
// the section it names.
type ServiceInstall struct {
	Name  string
	Flags uint32 // SPSVCINST_*, 0 where the field is no number
	// Type is ServiceType (SERVICE_KERNEL_DRIVER is 1), 0 where there is none.
	// TypeKnown is false where the value is not in the file.
	Type      uint32
	TypeKnown bool
	// Binary is the base name of ServiceBinary, as "acme.sys"; "" where it is not known.
	Binary string
	Entry  *Entry
}

// SvcAssoc is SPSVCINST_ASSOCSERVICE: the service is the device's function
// driver, not a filter.
const SvcAssoc = 0x2

// Services returns the services that the install sets up, in order. A line
// without a name (AddService=,2) sets up none.
func (in *Install) Services() []ServiceInstall {
	var services []ServiceInstall
	for _, r := range in.Reaches {
		if r.Role != RoleServices {
			continue
		}
		for e := range r.Section.All("AddService") {
			if e.Value(1) == "" {
				continue
			}
			s := ServiceInstall{Name: e.Value(1), TypeKnown: true, Entry: e}
			s.Flags, _ = e.Field(2).Uint()
			if section := e.Value(3); section != "" {
				if line := r.Section.File.Section(section).First("ServiceType"); line != nil {
					s.Type, _ = line.Field(1).Uint()
					s.TypeKnown = line.Field(1).Known()
				}
				if line := r.Section.File.Section(section).First("ServiceBinary"); line != nil && line.Field(1).Known() {
					s.Binary = baseName(line.Value(1))
				}
			}
			services = append(services, s)
		}
	}
	return services
}

// baseName returns what follows the last backslash of a path.
func baseName(path string) string { return path[strings.LastIndexByte(path, '\\')+1:] }

// An Interface is a device interface that an install registers.
type Interface struct {
	GUID string
	// Reference is the reference string: who opens the interface opens the
	// device under this name, so the open is one into the device's namespace.
	Reference string
	Entry     *Entry
}

// Interfaces returns the device interfaces that the install registers, in order.
func (in *Install) Interfaces() []Interface {
	var interfaces []Interface
	for _, r := range in.Reaches {
		if r.Role != RoleInterfaces {
			continue
		}
		for e := range r.Section.All("AddInterface") {
			interfaces = append(interfaces, Interface{GUID: e.Value(1), Reference: e.Value(2), Entry: e})
		}
	}
	return interfaces
}

// A Framework is the driver framework that an install gives evidence of.
type Framework uint8

// The frameworks. NoFramework means that nothing in the INF tells, not that the
// driver uses none.
const (
	NoFramework Framework = iota
	KMDF
	UMDF
)

// String returns "KMDF", "UMDF" or "none".
func (fw Framework) String() string { return [...]string{"none", "KMDF", "UMDF"}[fw] }

// Framework looks for evidence that the driver is built on the Windows Driver
// Frameworks: a .Wdf section, sections of wudfrd.inf, or the frameworks' own
// co-installer. A .Wdf section that names a UMDF service stands for UMDF, since
// the kernel-mode half of such a device is the reflector. That of another install of
// the file counts where it names the service that is the device's function driver.
func (in *Install) Framework() Framework {
	found := NoFramework
	drivers := sync.OnceValue(in.functionDrivers)
	loads := sync.OnceValue(in.loadsWdfCoInstaller)
	for _, r := range in.Reaches {
		switch r.Role {
		case RoleWdf:
			if r.Section.First("UmdfService") != nil || r.Section.First("UmdfServiceOrder") != nil {
				return UMDF
			}
			if drivenBy(r.Section, drivers) {
				found = KMDF
			}
		case RoleCoInstallers:
			if loads() {
				found = KMDF
			}
		}
	}
	for _, r := range in.External {
		if strings.HasPrefix(fold(r.Name.Value), "wudfrd") {
			return UMDF
		}
	}
	if found == NoFramework && len(in.kmdf) > 0 {
		for name := range drivers() {
			if in.kmdf[name] {
				return KMDF
			}
		}
	}
	return found
}

// kmdfServices returns the names of the services, in lower case, that the .Wdf sections of
// some installs name as KMDF drivers ("INF DDInstall.Wdf section").
func kmdfServices(installs []*Install) map[string]bool {
	var names map[string]bool
	for _, in := range installs {
		for _, r := range in.Reaches {
			if r.Role != RoleWdf {
				continue
			}
			for e := range r.Section.All("KmdfService") {
				if names == nil { // as in most files
					names = map[string]bool{}
				}
				if e.Value(1) != "" {
					names[fold(e.Value(1))] = true
				}
			}
		}
	}
	return names
}

// functionDrivers returns the names of the services that are the device's function
// driver, in lower case.
func (in *Install) functionDrivers() map[string]bool {
	names := map[string]bool{}
	for _, s := range in.Services() {
		if s.Flags&SvcAssoc != 0 {
			names[fold(s.Name)] = true
		}
	}
	return names
}

// drivenBy reports whether a .Wdf section speaks of a function driver, not of a filter
// only. Where the file does not name the function driver, or the section no driver, it
// is taken to.
func drivenBy(wdf *Section, functionDrivers func() map[string]bool) bool {
	line := wdf.First("KmdfService")
	return line == nil || len(functionDrivers()) == 0 || functionDrivers()[fold(line.Value(1))]
}

// loadsWdfCoInstaller looks for WdfCoInstaller*.dll in the value that a
// .CoInstallers section writes (CoInstallers32).
func (in *Install) loadsWdfCoInstaller() bool {
	for _, r := range in.Reaches {
		if r.Role == RoleAddReg && r.From.Role == RoleCoInstallers && r.Section.namesWdfCoInstaller() {
			return true
		}
	}
	return false
}

// namesWdfCoInstaller reports whether the library is in the section, which many installs
// may share.
func (s *Section) namesWdfCoInstaller() bool {
	s.wdfOnce.Do(func() {
		for _, e := range s.Entries() {
			for i := range e.Fields {
				s.wdf = s.wdf || strings.HasPrefix(fold(e.Fields[i].Value), "wdfcoinstaller")
			}
		}
	})
	return s.wdf
}
