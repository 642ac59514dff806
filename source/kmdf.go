package source

import "strings"

// Bits and types that KMDF sets by itself (core/fxdeviceinit.cpp of its source).
const (
	secureOpen    = 0x100 // FILE_DEVICE_SECURE_OPEN
	deviceUnknown = 0x22  // FILE_DEVICE_UNKNOWN
)

// frameworkDevice collects what was set in the init structure of a WdfDeviceCreate. The
// calls have to stand in the same function, before the create, in blocks that whoever
// comes to the create came through. Otherwise what they set is not known.
func (r *reader) frameworkDevice(d *Door, c *Call, functions map[home][]*Call) {
	d.Kind = UnknownDevice
	around := functions[c.home()]
	if len(around) > mostCalls {
		d.Confidence = NotKnown
		return
	}
	name := c.initName(0)
	i := initReader{c: c, name: name}
	for _, other := range around {
		if other.index < c.index && other.makes(name) {
			i.origin = other
		}
	}
	kind := r.kind(&i)
	d.start(kind, i.origin, kind != UnknownDevice && !r.given(&i))
	for _, other := range around {
		if other.index >= c.index || name == "" || other.initName(0) != name ||
			i.origin != nil && other.index < i.origin.index {
			continue
		}
		d.set(other, i.sure(other))
	}
	if r.filters && (d.Kind == FrameworkDevice || d.Kind == UnknownDevice) {
		// A filter has type and characteristics of the device below.
		d.Type, d.Characteristics = unknown[uint32](RunTime), unknown[uint32](RunTime)
	}
}

// initReader follows one init structure through a function.
type initReader struct {
	c      *Call
	name   string // of the variable
	origin *Call  // that made it, if this function did
}

// initName is the variable of an argument, as DeviceInit in &DeviceInit, or empty.
func (c *Call) initName(at int) string {
	items := withoutCast(c.unit, c.Arguments[at].items)
	if len(items) == 2 && c.unit.of(items[0]) == "&" {
		items = items[1:]
	}
	if len(items) != 1 || items[0].Kind != Identifier {
		return ""
	}
	return c.unit.of(items[0])
}

// makes reports whether the call makes an init structure for the variable.
func (c *Call) makes(name string) bool {
	return (c.Name == "WdfControlDeviceInitAllocate" || c.Name == "WdfPdoInitAllocate") && name != "" &&
		c.unit.at(c.index-1) == "=" && c.unit.at(c.index-2) == name
}

// sure reports whether a call was made whenever the create is reached.
func (i *initReader) sure(other *Call) bool {
	return other.Condition == "" && other.unit.covers(other.site.block, i.c.site.block)
}

// kind tells from where the init structure comes.
func (r *reader) kind(i *initReader) DoorKind {
	u, h := i.c.unit, i.c.home()
	switch {
	case i.name == "":
	case i.origin != nil:
		if !i.sure(i.origin) {
			break
		}
		if i.origin.Name == "WdfControlDeviceInitAllocate" {
			return ControlDevice
		}
		return ChildDevice
	case r.called(u.functions[h.function].name):
	case u.parameters(h.function, "WDFDRIVER", i.name):
		return FrameworkDevice
	case u.parameters(h.function, "WDFCHILDLIST", i.name):
		return ChildDevice
	}
	return UnknownDevice
}

// given reports whether somebody else was given the init structure, and may have set
// anything.
func (r *reader) given(i *initReader) bool {
	u, h := i.c.unit, i.c.home()
	from := u.functions[h.function].first
	if i.origin != nil {
		from = int32(i.origin.index)
	}
	for _, at := range r.uses[use{u, h.function, i.name}] {
		if at > from && int(at) < i.c.index && !u.harmless(int(at)) {
			return true
		}
	}
	return false
}

// parameters reports whether a function has the parameters of a callback of the framework:
// one of the given type, and an init structure of the name.
func (u *unit) parameters(function int32, first, name string) bool {
	f := u.functions[function]
	typed, named := false, false
	for i := int(f.open); i < int(f.first); i++ {
		typed = typed || u.at(i) == first
		named = named || u.at(i) == name && u.at(i-1) == "PWDFDEVICE_INIT"
	}
	return typed && named
}

// harmless reports whether the init structure is only tested here, or given to a function
// of the framework.
func (u *unit) harmless(i int) bool {
	callee := u.callee(i)
	if strings.HasPrefix(callee, "Wdf") || callee == "UNREFERENCED_PARAMETER" {
		return u.at(i-1) != "=" && u.at(i+1) != "="
	}
	return u.at(i-1) == "!" || u.at(i-1) == "(" && callee == "if" || u.at(i+1) == "==" || u.at(i+1) == "!=" ||
		u.at(i-1) == "==" || u.at(i-1) == "!="
}

// called reports whether the target calls one of its own functions by name. The framework
// calls the others.
func (r *reader) called(name string) bool {
	if r.callees == nil {
		r.callees = map[string]bool{}
		for _, u := range r.units {
			for i := range u.items {
				if u.items[i].Kind == Identifier && u.items[i].block != 0 && u.punctuator(i+1) == '(' {
					r.callees[u.of(u.items[i])] = true
				}
			}
		}
	}
	return r.callees[name]
}

// start gives the door what an init structure begins with.
func (d *Door) start(kind DoorKind, origin *Call, fresh bool) {
	d.Kind = kind
	if !fresh {
		d.Name, d.SDDL = unknown[Text](NotSet), unknown[Text](NotSet)
		d.Type, d.Characteristics = unknown[uint32](NotSet), unknown[uint32](NotSet)
		d.Exclusive = unknown[bool](NotSet)
		return
	}
	d.Name, d.SDDL = known(Text{Null: true}), known(Text{Null: true})
	d.Type, d.Characteristics, d.Exclusive = known[uint32](deviceUnknown), known[uint32](secureOpen), known(false)
	if d.Kind == ControlDevice {
		d.SDDL, d.SDDLPlace = origin.Arguments[1].String, origin.Arguments[1].Place
	}
}

// set gives the door what a call sets. One that may not be made leaves the value unknown.
func (d *Door) set(c *Call, sure bool) {
	text, value := unknown[Text](Conditional), unknown[uint32](Conditional)
	if sure && len(c.Arguments) > 1 {
		text, value = c.Arguments[1].String, c.Arguments[1].Number
	}
	switch c.Name {
	case "WdfDeviceInitAssignName":
		d.Name = text
	case "WdfDeviceInitAssignSDDLString":
		d.SDDL, d.SDDLPlace = text, c.Arguments[1].Place
	case "WdfDeviceInitSetDeviceType":
		d.Type = value
	case "WdfDeviceInitSetExclusive":
		d.Exclusive = truth(value)
	case "WdfDeviceInitSetCharacteristics":
		d.characteristics(value, c.Arguments[2].Number)
	}
}

// characteristics sets or adds flags. None of the two can take FILE_DEVICE_SECURE_OPEN
// away.
func (d *Door) characteristics(value, adds Maybe[uint32]) {
	switch {
	case !value.known:
		d.Characteristics = value
	case !adds.known:
		d.Characteristics = adds
	case adds.value == 0:
		d.Characteristics = known(value.value | secureOpen)
	case d.Characteristics.known:
		d.Characteristics = known(d.Characteristics.value | value.value)
	}
}
