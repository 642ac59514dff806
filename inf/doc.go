// Package inf reads Windows driver INF and INX files as SetupAPI reads them,
// and works out what each file installs and what it secures.
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
// The text that Windows works with is not the text in the file: quotes are
// gone, doubled quotes are single, continued lines are joined and tokens are
// replaced. A [Field] therefore has three texts (the source between its span,
// Raw, Value) and a map between them: [Field.Locate] tells where in the source
// a stretch of the value was written, and, when it came out of [Strings], where
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
// Windows applies them, including those that take no effect, marked with the
// reason.
//
// The format is described in the Windows driver documentation ("General syntax
// rules for INF files" and the pages on each section and directive); where that
// is silent, the package follows the observed behaviour of SetupAPI.
package inf
