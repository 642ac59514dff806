package inf

// An ObjectsDump is what a file installs and secures, in a form for JSON: `inflint
// dump --objects` prints it.
type ObjectsDump struct {
	File     string        `json:"file"`
	Version  DumpVersion   `json:"version,omitzero"`
	Installs []DumpInstall `json:"installs"`
	Objects  []DumpObject  `json:"objects"`
	// Missing holds the names of sections that are referred to and not there.
	Missing []Text `json:"missing"`
	// Dead holds the names of the sections that Windows never reads.
	Dead []Text `json:"dead"`
}

// A DumpVersion is a [Version].
type DumpVersion struct {
	Class       Text   `json:"class,omitempty"`
	ClassGUID   Text   `json:"classGuid,omitempty"`
	Provider    Text   `json:"provider,omitempty"`
	DriverVer   Text   `json:"driverVer,omitempty"`
	Catalogs    []Text `json:"catalogs,omitempty"`
	PnpLockdown Text   `json:"pnpLockdown,omitempty"`
	Extension   bool   `json:"extension,omitempty"`
	ExtensionID Text   `json:"extensionId,omitempty"`
}

// A DumpInstall is an [Install].
type DumpInstall struct {
	Kind       string          `json:"kind"`
	Name       Text            `json:"name"`
	Framework  string          `json:"framework,omitempty"`
	Targets    []DumpTarget    `json:"targets,omitempty"`
	Services   []Text          `json:"services,omitempty"`
	Interfaces []DumpInterface `json:"interfaces,omitempty"`
	// Dangling and External say which sections are missing, and which are to
	// come from other files.
	Dangling []Text `json:"dangling,omitempty"`
	External []Text `json:"external,omitempty"`
}

// A DumpTarget is a [Target].
type DumpTarget struct {
	Decoration  Text   `json:"decoration"`
	Description Text   `json:"description"`
	HardwareIDs []Text `json:"hardwareIds"`
	Line        int    `json:"line"`
}

// A DumpInterface is an [Interface].
type DumpInterface struct {
	GUID      Text `json:"guid"`
	Reference Text `json:"reference,omitempty"`
}

// A DumpObject is an [Object].
type DumpObject struct {
	Kind     string        `json:"kind"`
	Name     Text          `json:"name"`
	Install  Text          `json:"install,omitempty"`
	Class    Text          `json:"class,omitempty"`
	External bool          `json:"external,omitempty"`
	Settings []DumpSetting `json:"settings"`
}

// A DumpSetting is a [Setting]. Reason says why it is not effective, Path how
// Windows comes to it.
type DumpSetting struct {
	Name   string `json:"name"`
	Value  *Text  `json:"value"`
	Line   int    `json:"line"`
	Effect string `json:"effect"`
	Reason Text   `json:"reason,omitempty"`
	Path   Text   `json:"path,omitempty"`
}

var installKindNames = [...]string{
	DeviceInstall: "device", DefaultInstall: "default install", DefaultUninstall: "default uninstall",
	ClassInstall: "device setup class", InterfaceInstall: "device interface class",
}

// String returns the kind in words.
func (k InstallKind) String() string {
	if int(k) < len(installKindNames) {
		return installKindNames[k]
	}
	return "install"
}

// DumpObjects returns what the file installs and secures.
func (f *File) DumpObjects() ObjectsDump {
	d := ObjectsDump{File: f.Name, Version: f.Version().dump(), Installs: []DumpInstall{}, Objects: []DumpObject{}, Missing: []Text{}, Dead: []Text{}}
	for _, in := range f.Installs() {
		d.Installs = append(d.Installs, f.dumpInstall(in))
	}
	for _, o := range f.Objects() {
		d.Objects = append(d.Objects, f.dumpObject(o))
	}
	for _, m := range f.Missing() {
		d.Missing = append(d.Missing, Text(m.Name))
	}
	for _, s := range f.Dead() {
		d.Dead = append(d.Dead, Text(s.Name))
	}
	return d
}

func (v Version) dump() DumpVersion {
	text := func(e *Entry) Text {
		if e == nil {
			return ""
		}
		return Text(e.Value(1))
	}
	d := DumpVersion{
		Class: text(v.Class), ClassGUID: text(v.ClassGUID), Provider: text(v.Provider), DriverVer: text(v.DriverVer),
		PnpLockdown: text(v.PnpLockdown), Extension: v.Extension(), ExtensionID: text(v.ExtensionID),
	}
	for _, e := range v.Catalogs {
		d.Catalogs = append(d.Catalogs, text(e))
	}
	return d
}

func (f *File) dumpInstall(in *Install) DumpInstall {
	d := DumpInstall{Kind: in.Kind.String(), Name: Text(in.Name())}
	if fw := in.Framework(); fw != NoFramework {
		d.Framework = fw.String()
	}
	for _, t := range in.Targets {
		target := DumpTarget{Text(t.Decoration.Text), Text(t.Description()), []Text{}, t.Model.line()}
		for _, id := range t.HardwareIDs() {
			target.HardwareIDs = append(target.HardwareIDs, Text(id))
		}
		d.Targets = append(d.Targets, target)
	}
	for _, s := range in.Services() {
		d.Services = append(d.Services, Text(s.Name))
	}
	for _, i := range in.Interfaces() {
		d.Interfaces = append(d.Interfaces, DumpInterface{Text(i.GUID), Text(i.Reference)})
	}
	for _, r := range in.Dangling {
		d.Dangling = append(d.Dangling, Text(f.Sentence(r)))
	}
	for _, r := range in.External {
		d.External = append(d.External, Text(f.Sentence(r)))
	}
	return d
}

func (f *File) dumpObject(o *Object) DumpObject {
	d := DumpObject{Kind: o.Kind.String(), Name: Text(o.Name), External: o.External, Settings: []DumpSetting{}}
	if o.Install != nil {
		d.Install = Text(o.Install.Name())
	}
	if o.Class != nil {
		d.Class = Text(o.Class.Install.Name())
	}
	for _, list := range [][]*Setting{o.Descriptors, o.Values} {
		for _, s := range list {
			setting := DumpSetting{Name: s.Name, Line: s.Entry.line(), Effect: s.Effect.String(), Reason: Text(s.Reason)}
			if s.Value != nil {
				setting.Value = new(Text(s.Value.Value))
			}
			if s.Reach != nil {
				setting.Path = Text(f.Sentence(s.Reach))
			}
			d.Settings = append(d.Settings, setting)
		}
	}
	return d
}
