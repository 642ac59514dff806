// Package driver reads what a Windows driver's binary says of the devices that it makes.
//
// # The model
//
// An INF file says only part of who can open a device. The driver's code makes doors of its
// own: named devices, control devices that stand in no stack, communication ports of
// minifilters. Each gets a descriptor when it is made, or none. And whether a caller that the
// descriptor keeps out can still open a name below the device, as \Device\Acme\x, depends on
// one flag, FILE_DEVICE_SECURE_OPEN, which the INF file, the framework or the driver sets.
//
// Who makes the device decides. KMDF sets the flag for each device that it makes, unless the
// driver is a filter: then the device has the flags of the device below. A port library, as
// NDIS, makes the device of its miniports. Any other driver passes flags, name and descriptor
// to IoCreateDevice or IoCreateDeviceSecure.
//
// # What is read
//
// [Read] executes nothing. It takes the imports, the record that binds a driver to KMDF, and
// the places where code loads KMDF's table and a function from it. On amd64 it also decodes the
// functions that make devices, in straight lines, and takes the arguments that are literals.
// It forgets what it knew wherever one place of the code can be reached from another. A literal
// is what the driver cannot write to, and hands to no other function before the call.
//
// # What is concluded
//
// [Facts.NamesBelow] answers whether names below the device are guarded, with the reason.
// [Facts.Doors] lists the calls that make something, with their place and what they pass, and
// whether it is the device of the INF file, as far as the file shows it.
// Each has a [Confidence].
//
// What is not known is a [Maybe] without a value, or a reason why no answer is given. A text
// that merely stands in the file is nobody's name and nobody's descriptor. The absence of an
// import does not show that a driver makes no device, for it may look functions up by name.
// No answer says that names below are open: another line, the class or the INF file may set
// the flag. A file that is cut short, or of which a part cannot be read, has no facts at all.
package driver
