package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var filterViaRegistry = &Rule{Meta: Meta{
	ID:      "INF709",
	Name:    "filter-via-registry",
	Summary: "A registry value puts a filter driver into all devices of a setup class, or into one device.",
	Why: "UpperFilters and LowerFilters in the key of a setup class load a driver into every device of the class, those of other vendors included: a fault in it is a fault in all of them. " +
		"It is an error when a line replaces the filters of an installed class instead of adding to them (flag 0x8, FLG_ADDREG_APPEND): the filters of others are gone, also those of security products. The filters of a class that the file defines itself are a note in the whql preset only, and so are those that Windows has there. " +
		"In the whql preset it is a note for the filter of a single device, and an error when the full driver package isolation is required (InfVerif /w). From Windows 10 1903 (build 18362) on, AddFilter in a DDInstall.Filters section does the same: the order is that of the levels that the INF file of the device defines (FilterLevel), and undefined without them (FilterPosition).",
	Bad: `[Acme.NT]
AddReg = Acme.Filter

[Acme.Filter]
HKLM,System\CurrentControlSet\Control\Class\{4d36e967-e325-11ce-bfc1-08002be10318},UpperFilters,0x00010008,acme
`,
	Good: `[Acme.NT.Filters]
AddFilter = acme,,Acme.Filter

[Acme.Filter]
FilterPosition = Upper
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 5.5,
	CWE: []string{"CWE-829"}, Presets: fromDefault,
	References: []Reference{refFilterOrder, refAddReg, refClassInstall}, InfVerif: []string{"1329", "1384"},
	Item: "filters",
}, Check: func(p *Pass) {
	p.classFilters()
	for _, l := range facts.DeviceLines(p.Facts) {
		o, s := l.Object, l.Setting
		switch {
		case !facts.IsFilter(s.Name) || s.Effect != inf.Effective || partOfWindows(p.File):
		case o.Kind == inf.KindClass:
			expected := o == facts.NewClass(p.Facts) || ofWindows(s.Entry)
			if expected && !p.WHQL() {
				continue
			}
			f := p.On(o, s, fmt.Sprintf("%s of %s loads %s into every device of the class", s.Name, name(o), filterNames(s.Entry)))
			f.Because, f.Remedy = everyDevice, addFilter
			if expected {
				f.Severity = Note
			}
			p.Report(f)
		case p.WHQL():
			verb := "sets"
			if s.Reg != nil && s.Reg.Bits&inf.RegAppend != 0 {
				verb = "adds"
			}
			v := p.requirement("1329", o.Install, Note)
			f := p.On(o, s, fmt.Sprintf("%s of %s %s %s by a registry value", s.Name, name(o), verb, filterNames(s.Entry)))
			f.Because = "a package that does not append to the value removes the filters of others, and their order is not guaranteed" + v.consequence()
			f.Remedy = filterLines(o, s)
			f.Severity, f.InfVerif = max(Note, v.severity), "1329"
			if s := p.required("1384", o.Install); p.File.Version().Extension() && s > f.Severity {
				f.Severity, f.InfVerif = s, "1384"
			}
			p.Report(f)
		}
	}
}}

// filterLines says what to write in place of a line that adds filters to a device.
func filterLines(o *access.Object, s *inf.Setting) string {
	filter, section := "…", "a section of its own"
	if service := s.Entry.Value(5); service != "" && len(s.Entry.Fields) == 5 && s.Entry.Field(5).Known() {
		filter, section = service, "["+service+"_Filter]"
	}
	where := "a DDInstall.Filters section"
	if o.Install != nil {
		where = "[" + o.Install.Name() + ".Filters]"
	}
	position := strings.TrimSuffix(s.Name, "Filters")
	return fmt.Sprintf("in %s write `AddFilter = %s,,%s_Filter`, and in %s `FilterPosition = %s` (or a FilterLevel of the device), then delete this line. This needs Windows 10 1903 (build 18362)",
		where, filter, filter, section, position)
}

const (
	everyDevice = "a fault in the filter is a fault in all these devices, whoever makes them"
	addFilter   = "add the filter only to your own devices, with `AddFilter` in their DDInstall.Filters section"
)

// classFilters reports the lines that add filters to an installed class by the
// full name of its key.
func (p *Pass) classFilters() {
	for _, line := range facts.SystemLines(p.Facts) {
		const skipped = inf.RegDelete | inf.RegKeyOnly | inf.RegOverwriteOnly | 0x8000 // the last is FLG_ADDREG_DELREG_BIT
		guid, ok := setupClass(line)
		if !ok || line.Name == nil || !facts.IsFilter(line.Name.Value) || line.Value == nil || line.Bits&skipped != 0 || p.ownClass(guid) || ofWindows(line.Entry) {
			continue
		}
		f := Finding{
			Span: line.Value.Span(), Entry: line.Entry,
			Message: fmt.Sprintf("%s loads %s into every device of the setup class %s", line.Name.Value, filterNames(line.Entry), guid),
			Because: everyDevice, Remedy: addFilter,
		}
		if line.Bits&(inf.RegAppend|inf.RegNoClobber) == 0 && line.Flags.Known() {
			f.Severity = Error
			f.Message = fmt.Sprintf("this line replaces %s of the setup class %s with %s", line.Name.Value, guid, filterNames(line.Entry))
			f.Because = "every device of the class loses the filters that are there, also those of other vendors and of security products"
			f.Remedy += ". If the class needs the filter, append it with the flag 0x8: `0x00010008`"
		}
		if f.Span.Len() == 0 {
			f.Span = line.Name.Span()
		}
		f.relatePath(line.Reach)
		p.Report(f)
	}
}

// ownClass reports whether the file installs the setup class, and it is none of
// Microsoft's: its filters are for those to choose who make its devices.
func (p *Pass) ownClass(guid string) bool {
	line := p.File.Version().ClassGUID
	return facts.NewClass(p.Facts) != nil && line != nil && strings.EqualFold(line.Value(1), guid)
}

// ofWindows reports whether all filters that a line names come with Windows, which has
// them in those classes itself.
func ofWindows(e *inf.Entry) bool {
	for i := 5; i <= len(e.Fields); i++ {
		if service := e.Value(i); service != "" && !slices.Contains(windowsFilters, strings.ToLower(service)) {
			return false
		}
	}
	return len(e.Fields) >= 5
}

// windowsFilters are the class filters that Windows installs: the class drivers of
// keyboards and mice ("Keyboard and mouse class drivers"), and those of audio and storage.
var windowsFilters = []string{"kbdclass", "mouclass", "ksthunk", "partmgr", "volsnap", "fvevol", "iorate", "rdyboost"}

// filterNames names the services of a line, of many the first few.
func filterNames(e *inf.Entry) string {
	var names []string
	for i := 5; i <= len(e.Fields) && len(names) < 4; i++ {
		if service := e.Value(i); service != "" {
			names = append(names, "`"+service+"`")
		}
	}
	switch len(names) {
	case 0:
		return "a filter"
	case 1:
		return "the filter " + names[0]
	}
	return "the filters " + and(names)
}
