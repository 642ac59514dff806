package rules

// exampleGuardedDevice is for examples that are about something else than the
// device: it leaves nothing to say about it.
const exampleGuardedDevice = exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"

`

// exampleService adds a service that is no driver. The lines of its
// service-install section follow.
const exampleService = exampleGuardedDevice + `[Acme.NT]
CopyFiles = @acmesvc.exe

[Acme.NT.Services]
AddService = acmesvc,,Acme.Helper

[Acme.Helper]
StartType = 3
ErrorControl = 1
`
