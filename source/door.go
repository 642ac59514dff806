package source

// DoorKind is the kind of a door.
type DoorKind int

const (
	// Device is made by IoCreateDevice or IoCreateDeviceSecure. Whether it joins the stack of
	// a PnP device is not read.
	Device DoorKind = iota + 1
	// FrameworkDevice is made by KMDF from the init structure that it gave to the driver's
	// EvtDriverDeviceAdd: it joins the stack of a PnP device.
	FrameworkDevice
	// ChildDevice is made by KMDF from an init structure of WdfPdoInitAllocate, or from one
	// that it gave for a child list.
	ChildDevice
	// ControlDevice is made by KMDF and stands in no stack: no INF file reaches it.
	ControlDevice
	// UnknownDevice is made by KMDF from an init structure whose origin was not read. It is
	// one of the three above.
	UnknownDevice
	// Port is a minifilter's communication port. No INF file reaches it.
	Port
)

func (k DoorKind) String() string {
	return [...]string{
		"", "device", "framework device", "child device", "control device", "framework device of unknown kind",
		"communication port",
	}[k]
}

// Confidence says how far a fact can be trusted.
type Confidence int

// A door has high confidence where the code around its call was read whole. It has none
// where an #if decides whether it is there, or tears its function apart: then its values
// are unknown.
const (
	NotKnown Confidence = iota
	High
)

func (c Confidence) String() string { return [...]string{"not known", "high"}[c] }

// A Door is something that user mode may open. One door is one place in the code, which
// may run more than once or never: doors are not a count of devices.
type Door struct {
	Kind      DoorKind
	Call      string // the function whose call makes the door
	Place     Place  // of that call
	Function  string // that the call stands in
	Condition string // the #if that the call stands under, or empty
	// Name is what the object is called, as \Device\Acme. Null is no name: WDF makes one up
	// for a control device.
	Name Maybe[Text]
	// SDDL is the descriptor that the code gives. Null is none; then a default applies.
	SDDL Maybe[Text]
	// SDDLPlace is the argument that the descriptor comes from.
	SDDLPlace       Place
	Type            Maybe[uint32]
	Characteristics Maybe[uint32]
	Exclusive       Maybe[bool]
	// DefaultDescriptor says of a port that it has the descriptor which
	// FltBuildDefaultSecurityDescriptor builds, for SYSTEM and administrators. It is true or
	// unknown.
	DefaultDescriptor Maybe[bool]
	Confidence        Confidence
}

// doors makes the doors from the calls.
func (r *reader) doors() {
	f := r.byFunction()
	for i := range r.facts.Calls {
		c := &r.facts.Calls[i]
		d := Door{Call: c.Name, Place: c.Place, Function: c.Function, Condition: c.Condition, Confidence: High}
		broken := c.unit.functions[c.unit.functionOf(c.index)].broken
		if broken || c.Condition != "" {
			d.Confidence = NotKnown
		}
		switch c.Name {
		case "IoCreateDevice", "IoCreateDeviceSecure", "WdmlibIoCreateDeviceSecure":
			d.device(c)
		case "WdfDeviceCreate":
			r.frameworkDevice(&d, c, f)
		case "FltCreateCommunicationPort":
			d.Kind = Port
			r.port(&d, c, f)
		default:
			continue
		}
		if d.Confidence == NotKnown {
			d.forget()
		}
		r.facts.Doors = append(r.facts.Doors, d)
	}
}

// forget makes all values of a door unknown.
func (d *Door) forget() {
	d.Name, d.SDDL = unknown[Text](Conditional), unknown[Text](Conditional)
	d.Type, d.Characteristics = unknown[uint32](Conditional), unknown[uint32](Conditional)
	d.Exclusive, d.DefaultDescriptor = unknown[bool](Conditional), unknown[bool](Conditional)
}

func (d *Door) device(c *Call) {
	d.Kind = Device
	d.Name, d.Type = c.Arguments[2].String, c.Arguments[3].Number
	d.Characteristics, d.Exclusive = c.Arguments[4].Number, truth(c.Arguments[5].Number)
	d.SDDL = known(Text{Null: true})
	if len(c.Arguments) == 9 {
		d.SDDL, d.SDDLPlace = c.Arguments[6].String, c.Arguments[6].Place
	}
}

func truth(n Maybe[uint32]) Maybe[bool] {
	if !n.known {
		return unknown[bool](n.why)
	}
	return known(n.value != 0)
}

// A home is a function of a file.
type home struct {
	unit     *unit
	function int32
}

// byFunction groups the calls by the function that they stand in.
func (r *reader) byFunction() map[home][]*Call {
	f := map[home][]*Call{}
	for i := range r.facts.Calls {
		c := &r.facts.Calls[i]
		h := c.home()
		f[h] = append(f[h], c)
	}
	return f
}

func (c *Call) home() home { return home{c.unit, c.unit.functionOf(c.index)} }

// mostCalls is how many calls of one function are held against each other. A function
// with more is none that a person wrote: its doors have no values.
const mostCalls = 50
