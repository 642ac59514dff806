package inf

// An ObjectKind is a kind of thing that has a security descriptor.
type ObjectKind uint8

// The kinds of object.
const (
	KindDevice       ObjectKind = iota // the device objects of a device stack
	KindClass                          // a device setup class: the default of its devices
	KindInterface                      // a device interface
	KindService                        // a service object of the service control manager
	KindKey                            // registry keys
	KindFile                           // files
	KindWMIGUID                        // a WMI or ETW GUID
	KindEventChannel                   // an event log channel
	KindCOMLaunch                      // who may start COM servers and make objects of theirs
	KindCOMAccess                      // who may call COM servers
	KindPort                           // a minifilter's port: no INF file secures one, its driver does
)

var objectKindNames = [...]string{
	KindDevice: "device", KindClass: "device setup class", KindInterface: "device interface",
	KindService: "service", KindKey: "registry key", KindFile: "file",
	KindWMIGUID: "WMI GUID", KindEventChannel: "event channel",
	KindCOMLaunch: "COM launch permission", KindCOMAccess: "COM access permission", KindPort: "communication port",
}

// String returns the name of the kind, such as "device" or "event channel".
func (k ObjectKind) String() string {
	if int(k) < len(objectKindNames) {
		return objectKindNames[k]
	}
	return "object"
}

// An Object is something that the file secures, or could.
type Object struct {
	Kind ObjectKind
	// Name is what Windows knows the object by: the device description, the service
	// name, the GUID, the channel, the path of the first key;
	// the first file, or the section that copies it where it has no descriptor.
	Name string
	// Others is how many more devices, of other hardware IDs, keys or files the object stands
	// for. What is said of it holds for each of them.
	Others int
	// Section is the one that creates the keys or files of which a .Security section
	// speaks; nil for other objects.
	Section *Section
	// Install is where the object comes from; nil for settings that nothing
	// installs.
	Install *Install
	// Descriptors holds the lines that set or mean to set the object's security
	// descriptor, in the order in which Windows applies them. More than one may
	// be there; at most one is effective.
	Descriptors []*Setting
	// Values holds the lines that set DeviceCharacteristics, DeviceType and
	// Exclusive, likewise.
	Values []*Setting
	// Class is the setup class of a device if this file installs it: its
	// settings hold where the device has none.
	Class *Object
	// External is set when sections of other INF files are applied to the object
	// as well, so that its settings may be added to or replaced: those that Needs
	// names, or, for an extension INF, those of the device's own INF file.
	External bool

	// effective has, by name, the settings that take effect, where there are so
	// many that to look through them for each device would take long.
	effective map[string]*Setting
}

// Descriptor returns the descriptor that takes effect, the class's for a device
// that has none of its own, or nil when the system's default applies.
func (o *Object) Descriptor() *Setting {
	if s := o.applied(o.Descriptors, "Security"); s != nil || o.Class == nil {
		return s
	}
	return o.Class.Descriptor()
}

// Value returns the setting of a value such as DeviceCharacteristics that takes
// effect, the class's for a device that has none of its own, or nil.
func (o *Object) Value(name string) *Setting {
	if s := o.applied(o.Values, name); s != nil || o.Class == nil {
		return s
	}
	return o.Class.Value(name)
}

// applied returns the first of the object's settings with the name that takes
// effect.
func (o *Object) applied(settings []*Setting, name string) *Setting {
	if o.effective != nil {
		return o.effective[name]
	}
	for _, s := range settings {
		if s.Name == name && s.Effect == Effective {
			return s
		}
	}
	return nil
}

// manySettings is the number of settings from which on an object has an index.
const manySettings = 32

// index makes the index of the settings that take effect.
func (o *Object) index() {
	if len(o.Descriptors)+len(o.Values) < manySettings {
		return
	}
	o.effective = map[string]*Setting{}
	for _, list := range [][]*Setting{o.Descriptors, o.Values} {
		for _, s := range list {
			if s.Effect == Effective && o.effective[s.Name] == nil {
				o.effective[s.Name] = s
			}
		}
	}
}
