package facts

import (
	"maps"
	"slices"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

var services = fact[[]*access.Object]{collectServices}

// Services returns, for each service-install-section, the first service that it sets up,
// and the services that lines of the registry make. The settings of these have the names
// of the directives.
func Services(f *Facts) []*access.Object { return services.of(f) }

func collectServices(f *Facts) (services []*access.Object) {
	seen := map[*inf.Section]bool{}
	for _, o := range f.Objects {
		if o.Kind == inf.KindService && len(o.Values) > 0 && !seen[o.Values[0].Entry.Section] {
			seen[o.Values[0].Entry.Section] = true
			services = append(services, o)
		}
	}
	made := RegistryServices(f)
	for _, name := range slices.Sorted(maps.Keys(made)) {
		if s := made[name]; s.Made() {
			services = append(services, s.object())
		}
	}
	return services
}

// object returns the service as if a service-install-section had set it up.
func (s *RegistryService) object() *access.Object {
	o := &inf.Object{Kind: inf.KindService, Name: s.Name}
	for value, directive := range directives {
		line := s.Values[value]
		if line == nil || line.Value == nil || len(line.Entry.Fields) > 5 && value != "requiredprivileges" {
			continue // that many fields are a number byte by byte
		}
		o.Values = append(o.Values, &inf.Setting{
			Name: directive, Entry: line.Entry, Value: line.Value, Label: line.Name, Reg: &line.RegLine, Reach: line.Reach,
		})
	}
	return &access.Object{Object: o, Rights: sddl.KindService}
}

// directives are those of a service-install-section, by the value of the service's key that
// each writes ("HKLM\SYSTEM\CurrentControlSet\Services registry tree").
var directives = map[string]string{
	"type": "ServiceType", "start": "StartType", "imagepath": "ServiceBinary", "objectname": "StartName",
	"requiredprivileges": "RequiredPrivileges", "servicesidtype": "ServiceSidType",
}
