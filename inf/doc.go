// Package inf reads Windows driver INF and INX files as SetupAPI reads them,
// and works out what each file installs and what it secures.
//
// # What an INF file is
//
// An INF file tells Windows how to install a driver. It is a text file of sections
// in brackets, whose entries are directives:
//
//	[Manufacturer]                          ; who makes which devices
//	%Acme% = Models,NTamd64                 ; on amd64, look in [Models.NTamd64]
//
//	[Models.NTamd64]
//	"Acme Device" = Acme,PCI\VEN_1234       ; for this device, do what [Acme] says
//
//	[Acme.NT]                               ; the platform's extension is added
//	CopyFiles = @acme.sys
//
//	[Acme.NT.HW]                            ; and here is what concerns its hardware key
//	AddReg = Acme.Security                  ; write what this section says
//
//	[Acme.Security]
//	HKR,,Security,,"D:P(A;;GA;;;SY)"        ; who may open the device
//
//	[Strings]
//	Acme = "Acme"                           ; what %Acme% stands for
//
// A section counts only if Windows comes to it: by its name, or because an entry
// that it reads names it. An INX file is an INF file before the build has filled
// in placeholders such as $ARCH$.
//
// # From bytes to fields
//
// [Parse] never fails. It decodes the bytes (see [Encoding]), splits them into
// sections, entries and fields, and substitutes %strkey% tokens from [Strings].
// Sections with the same name are merged in file order, names are compared
// without regard to case, and the order of entries is kept. What SetupAPI would
// reject, or would read otherwise than it looks, is a [Problem] with a span; the
// tree is there all the same.
//
// A File, and all that is reached from it, is valid for as long as somebody holds it.
// Several goroutines may use one.
//
// Of a large file, Windows reads few sections. Parse therefore looks for the headers
// of sections only; a section is split into entries and fields when [Section.Entries]
// is first called. [File.Problems] looks over those that nobody has read.
//
// There are four ways over the text of an entry, since each wants to know less than the
// one before: the lexer reads its fields (lex_field.go); the scan for headers passes over
// it, and asks only whether its last line goes on in the next (scan.go); the survey of a
// section that nobody has read looks at whole lines for what may be wrong (survey.go); and
// [File.Comment] looks for the comment on one line (comment.go). Tests hold the second and
// the third against the first, and the fourth against what is left without comments.
//
// The text that Windows works with is not the text in the file: quotes are
// gone, doubled quotes are single, continued lines are joined and tokens are
// replaced. A [Field] therefore has three texts (the source between its span,
// Raw, Value) and a map between them: [Field.Locate] tells where in the source
// a range of the value was written, and, when it came out of [Strings], where
// it is defined.
//
// All spans are byte offsets into [File.Text], the decoded source.
// [File.Position] turns them into lines and columns.
//
// # From fields to installs
//
// [File.Installs] follows the references that Windows follows: [Manufacturer]
// to the Models sections of every decoration, from there to the DDInstall
// sections and their companions (.HW, .Services, …), and likewise from
// [DefaultInstall], [ClassInstall32] and [InterfaceInstall32]. Nothing is chosen
// for one host: each variant that some Windows would install is an [Install] of
// its own. A [Reach] is one section with the chain of lines that leads to it.
//
// # From installs to objects
//
// [File.Objects] lists what the file secures or could secure: devices, setup
// classes, services, registry keys, files, WMI GUIDs and event channels. Each
// [Object] has its security descriptors and related values in the order in which
// Windows applies them, including those that have no effect, with the [Cause].
//
// The way goes from lines (lines.go) to settings (settings.go), from these to objects
// (objects.go), and last, when each object has all of its settings, to what becomes of
// them (effects.go, unread.go).
//
// The format is described in the Windows driver documentation ("General syntax
// rules for INF files" and the pages on each section and directive); where that
// is silent, the package follows the observed behaviour of SetupAPI.
package inf
