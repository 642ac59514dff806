package access

import "github.com/inflint/inflint/inf"

// Reason says why it is not known who may do what with the object of a row: what applies
// in place of a descriptor of the file. It is "" where a descriptor tells. It has
// no words of the file in it but the name of a class of Windows.
func (r *Row) Reason() string {
	d := r.Object.Effective
	switch {
	case r.Door != nil:
		return r.doorReason()
	case d == nil || d.Status == Empty:
		return r.Object.Fallback()
	case d.Status == Unknown:
		return "a token or placeholder in the descriptor has no value here"
	case d.Status == Malformed || d.Status == Undecodable:
		return "Windows does not accept the descriptor"
	}
	return ""
}

// withoutDriver is [Row.Reason] as the INF file alone tells it.
func (r *Row) withoutDriver() string {
	alone, o := *r, *r.Object
	o.Driver, o.shown = nil, nil
	alone.Object = &o
	return alone.Reason()
}

// Fallback says what applies to an object if the file gives it no descriptor: a clause with
// a subject and a verb, without a full stop. It has no words of the file in it but the name
// of a class of Windows.
func (o *Object) Fallback() string {
	switch {
	case o.Unread:
		return "the sections of the file lead to more than inflint follows"
	case o.External:
		return "the sections of other INF files may set one"
	}
	switch o.Kind {
	case inf.KindDevice:
		return o.deviceFallback()
	case inf.KindClass:
		return "each device has what its own INF file, driver and bus driver give it"
	case inf.KindKey:
		return "a key inherits the descriptor of the key above it"
	case inf.KindFile:
		return "a file inherits the descriptor of its folder"
	case inf.KindWMIGUID:
		return "WMI has a default for GUIDs without a descriptor"
	case inf.KindService:
		return "the service control manager has a default for services"
	case inf.KindEventChannel:
		return "the event log has a default for channels"
	case inf.KindCOMLaunch, inf.KindCOMAccess:
		return "COM has a default for the machine"
	}
	return "the system's default applies"
}

// either says what applies to a device where nobody is known to set a descriptor.
const either = "its setup class, driver or bus driver may give it one, and " + usually

// deviceFallback says what applies to a device ("Controlling Device Access", Windows
// driver documentation): the value of its setup class, or else what its objects were
// created with.
func (o *Object) deviceFallback() string {
	if o.Install == nil {
		return either
	}
	class := o.systemClass()
	switch {
	case o.guardedByWindows():
		return "class " + class.Name + " of Windows has one in its own key, which inflint does not see"
	case class != nil && class.Traits&inf.ForStorage != 0:
		return "class " + class.Name + " of Windows may have one in its own key, which inflint does not see"
	case undriven(o.Install):
		return "the file installs no function driver for the device"
	}
	if o.shown != nil && o.shown.fallback != "" {
		return o.shown.fallback
	}
	return o.filedFallback()
}
