package facts

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// A RegistryService is a service of which the file writes the key by its full name, without
// an AddService line for it.
type RegistryService struct {
	Name string // as the first line spells it
	// Values are the lines that write to the key itself, by the name of the value in lower
	// case. The last line for a value stays.
	Values map[string]*SystemLine
}

// Made reports whether the lines make the service, and do not only change one that another
// package or Windows has: they name its program and say what it is or when it starts.
func (s *RegistryService) Made() bool {
	return s.Values["imagepath"] != nil && (s.Values["type"] != nil || s.Values["start"] != nil)
}

var registryServices = fact[map[string]*RegistryService]{collectRegistryServices}

// RegistryServices returns, by their names in lower case, the services whose keys the file
// writes without an AddService line. There is none where the names of those that it
// installs are not all known.
func RegistryServices(f *Facts) map[string]*RegistryService { return registryServices.of(f) }

func collectRegistryServices(f *Facts) map[string]*RegistryService {
	services := map[string]*RegistryService{}
	for _, line := range SystemLines(f) {
		name, ok := line.Service()
		if !ok || line.Bits&(inf.RegDelete|inf.RegKeyOnly) != 0 || line.Name == nil || !line.Name.Known() {
			continue
		}
		s := services[strings.ToLower(name)]
		if s == nil {
			s = &RegistryService{Name: name, Values: map[string]*SystemLine{}}
			services[strings.ToLower(name)] = s
		}
		s.Values[strings.ToLower(line.Name.Value)] = line
	}
	if len(services) == 0 { // as in most files
		return nil
	}
	for _, in := range f.File.Installs() {
		for _, s := range in.Services() {
			if !s.Entry.Field(1).Known() {
				return nil
			}
			delete(services, strings.ToLower(s.Name))
		}
	}
	return services
}

// Service returns the name of the service to whose key, not to one below it, the line
// writes; false if it writes elsewhere or the name is not known.
func (line *SystemLine) Service() (name string, ok bool) {
	key, ok := strings.CutPrefix(line.Key, ServicesKey)
	if !ok || line.Root != "HKLM" || strings.Contains(key, `\`) || !line.Subkey.Known() {
		return "", false
	}
	full := Subkey(line.RegLine)
	return full[strings.LastIndexByte(full, '\\')+1:], true
}
