package sddl

// A Diagnostic is something to say about a descriptor that is none the less one:
// a leniency of Windows (see [SecurityDescriptor.Leniencies]), or what keeps it
// from being a descriptor for a device object (see
// [SecurityDescriptor.CheckDeviceSubset]).
type Diagnostic struct {
	Code DiagnosticCode
	Span Span // zero in a descriptor that does not come from text
	Msg  string
}

// A DiagnosticCode tells diagnostics apart. The codes are stable.
type DiagnosticCode string

// What Windows accepts although it is not written as the documentation says.
const (
	StraySpace     DiagnosticCode = "stray-space"
	LowerCase      DiagnosticCode = "lower-case"
	NumberCutOff   DiagnosticCode = "number-cut-off" // it does not fit 32 bits
	NumberWithSign DiagnosticCode = "number-with-sign"
	HexadecimalSID DiagnosticCode = "hexadecimal-sid" // S-0x1-…
	LabelRights    DiagnosticCode = "label-rights"    // NW, NR or NX in an ACE that is no label
)

// What IoCreateDeviceSecure does not take.
const (
	DeviceSection DiagnosticCode = "device-section" // a part besides a protected DACL, or none
	DeviceACE     DiagnosticCode = "device-ace"     // an ACE that is not a plain allow ACE
	DeviceRights  DiagnosticCode = "device-rights"
	DeviceSID     DiagnosticCode = "device-sid"
)
