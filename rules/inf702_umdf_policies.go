package rules

// These rules are about the policies of a .Wdf section that let requests through
// which UMDF refuses by default.

var umdfMethodNeitherCopy = &Rule{Meta: Meta{
	ID:      "INF702",
	Name:    "umdf-method-neither-copy",
	Summary: "UMDF passes control codes with METHOD_NEITHER to the driver.",
	Why: "A control code with METHOD_NEITHER leaves it to the driver what its buffers are. A UMDF driver cannot use that method: with `UmdfMethodNeitherAction = Copy` the framework copies as many bytes as the caller names, and passes them on. " +
		"The default, Reject, refuses such requests. The documentation asks for Copy only where all control codes of that kind follow the rules for buffers. Whoever may open the device can send any control code. " +
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
			f := p.On(o, s, "the UMDF driver of "+name(o)+" gets control codes with METHOD_NEITHER")
			f.Because = "whoever may open the device can send it buffers, which the framework copies as the caller describes them"
			f.Remedy = "delete the line (the default is Reject), unless a class extension such as HID needs it"
			p.Report(f)
		}
	}
}}

var umdfNullFileObject = &Rule{Meta: Meta{
	ID:      "INF704",
	Name:    "umdf-null-file-object",
	Summary: "UMDF passes requests to the driver that belong to no open of the device.",
	Why: "A driver decides who may do what when a program opens the device. It finds that decision by the file object of a request. " +
		"With `UmdfFileObjectPolicy = AllowNullAndUnknownFileObjects` it also gets requests without a file object, or with one that it never saw opened, as other drivers send them: its checks on open do not hold for these. " +
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
			f := p.On(o, s, "the UMDF driver of "+name(o)+" gets requests without a file object, or with an unknown one")
			f.Because = "what the driver checks when a program opens the device does not hold for these requests"
			f.Remedy = "delete the line, unless a class extension such as the one for sensors or HID needs it"
			p.Report(f)
		}
	}
}}

var umdfKernelModeClients = &Rule{Meta: Meta{
	ID:      "INF705",
	Name:    "umdf-kernel-mode-clients",
	Summary: "Kernel-mode drivers may send requests to the UMDF driver.",
	Why: "With `UmdfKernelModeClientPolicy = AllowKernelModeClients` other drivers may be above the UMDF driver and send it requests: their own, or those of a program. " +
		"Windows does not check these against the device's descriptor, so the driver above decides who reaches this one. The default, RejectKernelModeClients, refuses them. " +
		"Many devices need the line: a review should look at it, no more.",
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
			f := p.On(o, s, "the UMDF driver of "+name(o)+" gets requests from kernel-mode drivers")
			f.Because = "Windows does not check these requests against the descriptor of the device, so the driver above decides who gets through"
			f.Remedy = "delete the line if no kernel-mode driver is above this one"
			p.Report(f)
		}
	}
}}
