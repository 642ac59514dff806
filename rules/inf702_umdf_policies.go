package rules

import "fmt"

// These rules are about the policies of a .Wdf section that let requests through
// which UMDF refuses by default.

var umdfMethodNeitherCopy = &Rule{Meta: Meta{
	ID:      "INF702",
	Name:    "umdf-method-neither-copy",
	Summary: "UMDF hands control codes with METHOD_NEITHER on to the driver.",
	Why: "A control code with METHOD_NEITHER leaves it to the driver what its buffers are. A UMDF driver cannot use that method: with `UmdfMethodNeitherAction = Copy` the framework copies as many bytes as the caller names, and hands them on; " +
		"the default, Reject, refuses such requests. The documentation asks for Copy only where all control codes of that kind follow the rules for buffers. Whoever may open the device can send any control code. " +
		"HID minidrivers need the line.",
	Bad: exampleUMDF + `UmdfMethodNeitherAction = Copy
`,
	Good: exampleUMDF + `UmdfMethodNeitherAction = Reject
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 3.1,
	CWE: []string{"CWE-20"}, Presets: fromStrict,
	References: []Reference{refWDFDirectives, refUMDFBuffers, refIOCTL},
	Item:       "umdf",
}, Check: func(p *Pass) {
	for o, s := range p.settings("UmdfMethodNeitherAction") {
		if has(s, "Copy") {
			p.Report(p.On(o, s, fmt.Sprintf(
				"the UMDF driver of %s gets control codes with METHOD_NEITHER as well: whoever may open the device sends it buffers that the framework takes as the caller describes them. Leave the line out, which means Reject, unless a class extension such as HID needs it.",
				name(o))))
		}
	}
}}

var umdfNullFileObject = &Rule{Meta: Meta{
	ID:      "INF704",
	Name:    "umdf-null-file-object",
	Summary: "UMDF hands on requests that belong to no open of the device.",
	Why: "A driver decides who may do what when the device is opened, and finds what it decided by the file object of a request. " +
		"With `UmdfFileObjectPolicy = AllowNullAndUnknownFileObjects` it also gets requests without a file object, or with one that it has never seen opened, as other drivers send them: its checks on open do not hold for these. " +
		"The default, RejectNullAndUnknownFileObjects, refuses such requests. Some class extensions, such as those for sensors and HID, need the line.",
	Bad: exampleUMDF + `UmdfFileObjectPolicy = AllowNullAndUnknownFileObjects
`,
	Good: exampleUMDF + `UmdfFileObjectPolicy = RejectNullAndUnknownFileObjects
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 2.6,
	CWE: []string{"CWE-862"}, Presets: fromStrict,
	References: []Reference{refWDFDirectives, refUMDFKernel},
	Item:       "umdf",
}, Check: func(p *Pass) {
	for o, s := range p.settings("UmdfFileObjectPolicy") {
		if has(s, "AllowNullAndUnknownFileObjects") {
			p.Report(p.On(o, s, fmt.Sprintf(
				"the UMDF driver of %s gets requests that belong to no open it has seen: what it checks when the device is opened does not hold for them. Leave the line out, unless a class extension such as that for sensors or HID needs it.",
				name(o))))
		}
	}
}}

var umdfKernelModeClients = &Rule{Meta: Meta{
	ID:      "INF705",
	Name:    "umdf-kernel-mode-clients",
	Summary: "Kernel-mode drivers may send requests to the UMDF driver.",
	Why: "With `UmdfKernelModeClientPolicy = AllowKernelModeClients` other drivers may lie above the UMDF driver and send it requests, which they may have made themselves or pass on for a program. " +
		"The device's descriptor is not asked about those, so that the driver above decides who reaches this one. The default, RejectKernelModeClients, refuses them. " +
		"Many devices need the line: it is worth a look in a review, no more.",
	Bad: exampleUMDF + `UmdfKernelModeClientPolicy = AllowKernelModeClients
`,
	Good: exampleUMDF + `UmdfKernelModeClientPolicy = RejectKernelModeClients
`,
	Severity: Note, Precision: PrecisionLow, SecuritySeverity: 1.5,
	CWE: []string{"CWE-862"}, Presets: fromAll,
	References: []Reference{refWDFDirectives, refUMDFKernel},
	Item:       "umdf",
}, Check: func(p *Pass) {
	for o, s := range p.settings("UmdfKernelModeClientPolicy") {
		if has(s, "AllowKernelModeClients") {
			p.Report(p.On(o, s, fmt.Sprintf(
				"the UMDF driver of %s gets requests of kernel-mode drivers, about which the device's descriptor is not asked. Leave the line out if no such driver lies above this one.",
				name(o))))
		}
	}
}}
