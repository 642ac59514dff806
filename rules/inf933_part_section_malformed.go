package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var partSectionMalformed = &Rule{Meta: Meta{
	ID:      "INF933",
	Name:    "part-section-malformed",
	Summary: "The section of a filter, of software, of a component or of a COM server lacks a line, or has one that it does not take.",
	Why: "What AddFilter, AddSoftware, AddComponent and AddComServer make is described in a section of its own. A filter has a position or a level, and not both (1087). Software of type 1 has a SoftwareBinary in the package (1141) and a SoftwareVersion, that of type 2 a SoftwareID (1142); type 1 runs on desktop editions only (1144). " +
		"A component has ComponentIDs (1289) without a backslash (1150), an event provider a name and a file with its texts, and a COM server a type and a binary (1289). The threading model of a COM class is one of four (1160), and only servers inside the process (type 1) are taken (1325). The log file of an event session lies below `%%DriverData%%` (1326).",
	Bad: `[Acme.NT.Components]
AddComponent = AcmePanel,,Acme.Component

[Acme.Component]
ComponentIDs = SWC\VID1AC3&PID0103
`,
	Good: `[Acme.NT.Components]
AddComponent = AcmePanel,,Acme.Component

[Acme.Component]
ComponentIDs = VID1AC3&PID0103
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refAddFilter, refAddSoftware, refAddComponent, refAddComServer, refAddComClass, refEventProvider},
	InfVerif:   []string{"1087", "1141", "1142", "1144", "1150", "1160", "1289", "1325", "1326"},
	Item:       "parts",
}, Check: func(p *Pass) {
	if partOfWindows(p.File) {
		return
	}
	for _, r := range facts.Readings(p.Facts) {
		s := r.Section()
		if s.File != p.File {
			continue
		}
		c := partCheck{p, s, r.First.Install}
		switch via := r.First.Via; {
		case r.Role() == inf.RoleEventProvider:
			c.needs("1289", "ProviderName", "ResourceFile")
		case r.Role() != inf.RoleOther || via == nil:
		case via.Is("AddFilter"):
			c.filter()
		case via.Is("AddSoftware"):
			c.software()
		case via.Is("AddComponent"):
			c.component()
		case via.Is("AddComServer"):
			c.comServer()
		case via.Is("AddAutoLogger") || via.Is("UpdateAutoLogger"):
			c.autoLogger()
		}
	}
}}

// A partCheck looks at a section that describes a part of an installation.
type partCheck struct {
	*Pass
	section *inf.Section
	install *inf.Install
}

// at reports a line of the section, or the section where that is nil.
func (c partCheck) at(code string, e *inf.Entry, message, because, remedy string) {
	f := Finding{InfVerif: code, Span: c.section.Headers[0], Entry: e, Message: message, Because: because, Remedy: remedy}
	if e != nil {
		f.Span = fieldOrLine(e.Field(1), e)
	}
	c.require(f, c.install)
}

// needs reports the keys that the section must have and does not.
func (c partCheck) needs(code string, keys ...string) {
	var missing []string
	for _, key := range keys {
		if line := c.section.First(key); line == nil || line.Value(1) == "" {
			missing = append(missing, key)
		}
	}
	if len(missing) > 0 {
		c.at(code, nil, fmt.Sprintf("[%s] has no %s", c.section.Name, and(missing)), "Windows does not install what the section describes", "write the lines")
	}
}

func (c partCheck) filter() {
	position, level := c.section.First("FilterPosition"), c.section.First("FilterLevel")
	switch {
	case position != nil && level != nil:
		c.at("1087", level, "the filter has both FilterPosition and FilterLevel", "Windows takes one of them only", "keep the one that is meant")
	case position == nil && level == nil:
		c.at("1289", nil, fmt.Sprintf("[%s] has neither FilterPosition nor FilterLevel", c.section.Name), "Windows does not add the filter", "write `FilterPosition = Upper` or `Lower`, or the level of the filter")
	case position != nil && position.Field(1).Known() && !strings.EqualFold(position.Value(1), "Upper") && !strings.EqualFold(position.Value(1), "Lower"):
		c.at("1289", position, fmt.Sprintf("`%s` is not a position of a filter", position.Value(1)), "Windows does not add the filter", "write Upper or Lower")
	}
}

func (c partCheck) software() {
	kind := c.section.First("SoftwareType")
	if kind == nil || kind.Value(1) == "" {
		c.needs("1289", "SoftwareType")
		return
	}
	n, ok := kind.Field(1).Uint()
	if !kind.Field(1).Known() || !ok {
		return
	}
	switch n {
	case 1:
		c.needs("1142", "SoftwareBinary", "SoftwareVersion")
		c.at("1144", kind, "software of type 1 runs on desktop editions of Windows only", "other editions do not install it", "offer an app of the Store (type 2) where you can")
		if binary := c.section.First("SoftwareBinary"); binary != nil && binary.Field(1).Known() && absolute(binary.Value(1)) {
			c.at("1141", binary, fmt.Sprintf("`%s` is not a path in the package", binary.Value(1)), "Windows runs programs of the package only", "copy the program to the driver store and write `%13%\\…`")
		}
	case 2:
		c.needs("1142", "SoftwareID")
	}
}

// absolute reports whether a path leads out of the package: it begins with a drive, a
// backslash, an environment variable or another dirid than 13.
func absolute(path string) bool {
	if path == "" || strings.HasPrefix(path, driverStorePath) {
		return false
	}
	return path[0] == '\\' || path[0] == '%' || len(path) > 1 && path[1] == ':'
}

// driverStorePath begins the paths of files in the driver store.
const driverStorePath = `%13%\`

func (c partCheck) component() {
	c.needs("1289", "ComponentIDs")
	for e := range c.section.All("ComponentIDs") {
		for i := range e.Fields {
			if id := &e.Fields[i]; id.Known() && strings.ContainsAny(id.Value, `\,`) {
				c.at("1150", e, fmt.Sprintf("the component ID `%s` has a backslash or a comma", id.Value), "Windows itself puts `SWC\\` before the ID", "write the ID without them")
				break
			}
		}
	}
}

// autoLogger looks at the place of the log file of an event session.
func (c partCheck) autoLogger() {
	name := c.section.First("FileName")
	if name != nil && name.Value(1) != "" && name.Field(1).Known() && !strings.HasPrefix(strings.ToLower(name.Value(1)), "%driverdata%\\") {
		c.at("1326", name, fmt.Sprintf("the log file `%s` is not below %%%%DriverData%%%%", name.Value(1)), "other directories are not those of the package", "write `%%DriverData%%\\…`")
	}
}

func (c partCheck) comServer() {
	c.needs("1289", "ServerType", "ServerBinary", "AddComClass")
	if kind := c.section.First("ServerType"); kind != nil && kind.Field(1).Known() {
		if n, ok := kind.Field(1).Uint(); kind.Value(1) != "" && (!ok || n != 1) {
			c.at("1325", kind, fmt.Sprintf("`%s` is not the type of a COM server inside the process", kind.Value(1)), "Windows takes no other COM servers from packages", "write `ServerType = 1`")
		}
	}
	for e := range c.section.All("AddComClass") {
		class := c.section.File.Section(e.Value(3))
		model := class.First("ThreadingModel")
		if e.Value(3) == "" || model == nil || !model.Field(1).Known() {
			continue
		}
		switch strings.ToLower(model.Value(1)) {
		case "apartment", "free", "both", "neutral":
		default:
			c.at("1160", model, fmt.Sprintf("`%s` is not a threading model", model.Value(1)), "COM does not load the class", "write Apartment, Free, Both or Neutral")
		}
	}
}
