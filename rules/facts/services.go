package facts

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

var services = fact[[]*access.Object]{collectServices}

// Services returns, for each service-install-section, the first service that it sets up.
func Services(f *Facts) []*access.Object { return services.of(f) }

func collectServices(f *Facts) (services []*access.Object) {
	seen := map[*inf.Section]bool{}
	for _, o := range f.Objects {
		if o.Kind == inf.KindService && len(o.Values) > 0 && !seen[o.Values[0].Entry.Section] {
			seen[o.Values[0].Entry.Section] = true
			services = append(services, o)
		}
	}
	return services
}
