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
			f := p.On(o, s, "the UMDF driver of "+name(o)+" accepts control codes with METHOD_NEITHER")
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
		"With `UmdfFileObjectPolicy = AllowNullAndUnknownFileObjects` it also accepts requests without a file object, or with one that it never saw opened, as kernel-mode drivers send them: its checks on open do not hold for these. " +
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
			f := p.On(o, s, "the UMDF driver of "+name(o)+" accepts requests without a file object, or with an unknown one")
			f.Because = "such requests come from kernel-mode drivers, and bypass the checks that this driver makes when a program opens the device"
			f.Remedy = "delete the line, unless a class extension such as the one for sensors or HID needs it"
			p.Report(f)
		}
	}
}}

var umdfKernelModeClients = &Rule{Meta: Meta{
	ID:      "INF705",
	Name:    "umdf-kernel-mode-clients",
	Summary: "Kernel-mode drivers may send requests to the UMDF driver.",
	Why: "With `UmdfKernelModeClientPolicy = AllowKernelModeClients` kernel-mode drivers may be above the UMDF driver, or in the stack of another device, and send it requests: their own, or those of a program. " +
		"Windows does not check these against the device's security descriptor, so the driver that sends them decides who reaches this one. The default, RejectKernelModeClients, refuses them. " +
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
			f := p.On(o, s, "the UMDF driver of "+name(o)+" accepts requests from kernel-mode drivers")
			f.Because = "Windows does not check these requests against the security descriptor of the device, so the drivers that send them decide who gets through"
			f.Remedy = "delete the line if no kernel-mode driver sends this one requests. Otherwise keep it, and see that those drivers check their callers"
			p.Report(f)
		}
	}
}}
