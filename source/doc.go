// Package source reads what C and C++ source says about the devices that a driver makes.
//
// # The model
//
// An INF file says only part of who can open a device. The driver's code names devices,
// gives them descriptors and flags, and decides which control codes need which access. It
// does so in calls of a few functions, mostly with literals and constants. Those can be
// read without a compiler and without headers.
//
// A target is what becomes one driver: its sources, and the headers beside them. They are
// read together, because a call in one file takes a constant from another. Which files
// see each other is not known, so a name with two meanings has none.
//
// Nothing is executed or guessed. A value is known where the code has it as a literal, as
// a constant, or as a variable that has only this one value. It is unknown where the code
// computes it or chooses, and where an #if decides. [Maybe] has the two apart, and
// [Reason] says why a value is unknown. The zero value is unknown.
//
// # Doors
//
// A door is what user mode may open: a device, or the port of a minifilter. A plain device
// is one call. A device of KMDF is made in steps: an init structure is filled, and
// WdfDeviceCreate makes the device of it. What the steps set counts only if they stand in
// the same function, and whoever comes to the create came through them. An init
// structure that others were given may have anything set. Values that nobody sets are
// KMDF's own; for a driver of UMDF they mean nothing, and which of the two it is, its
// project says.
//
// A door says nothing about whether its call runs. The class in the registry and the INF
// file may replace a descriptor, and code may write flags later.
//
// # Control codes
//
// A control code carries the access that a handle needs to send it. [Facts.Codes] has the
// codes that the target defines by CTL_CODE, and those that it compares with something.
// Which device a code reaches, and what it does, is not read.
//
// # What is read
//
// [Lex] divides a text into tokens without a gap. On top of it are the directives: #if 0,
// #if 1 and the guards of headers are decided; what stands under any other condition is
// marked. [Read] takes the files of a target and bounds what it reads; what it did not
// read is in [Facts.Unread]. [Includes] has the names of the files to read besides.
package source
