// Package sddl reads, prints and evaluates Windows security descriptors
// written in the Security Descriptor Definition Language.
//
// # The model
//
// A securable object (a device, a registry key, a service) carries a security
// descriptor: an owner, a group, and two access control lists. The
// discretionary list (DACL) says who may do what; the system list (SACL) holds
// the mandatory label, resource attributes and what is audited. A list is a
// sequence of access control entries (ACEs). Each names one security
// identifier (SID), an access mask, and whether the entry allows or denies.
//
// An access mask has 32 bits. The low sixteen belong to the kind of object;
// bits 16 to 20 are standard rights such as WRITE_DAC; the four highest are
// generic rights, which have no meaning of their own until the object's generic
// mapping turns them into specific and standard ones. "GR" on a device is
// therefore not "GR" on a service, and no two masks should be compared before
// both went through the mapping.
//
// Who asks is described by a token: a user, groups, privileges, an integrity
// level. A group can be enabled or be there only to be denied. A restricted
// token carries a second list of SIDs, and an AppContainer token a package and
// its capabilities; for both, access needs to be granted twice, once by each
// list. That is why a descriptor that means to admit restricted code names
// both Everyone and Restricted Code.
//
// The access check walks the DACL in order. For every single right, the first
// entry that speaks of it and whose SID the token holds decides; a right no
// entry speaks of is refused. Three forms of "no entries" differ: an absent
// DACL and a NULL DACL let everybody do everything, an empty DACL lets nobody
// do anything (except the owner, who may always read and change the list).
//
// # What it accepts
//
// [Parse] takes what Windows takes, which is more than the documentation
// promises: lower-case aliases, stray spaces, numbers that overflow. Each of
// these is reported in [SecurityDescriptor.Leniencies], and [ParseOptions] can
// refuse them. Every part of the result knows the bytes it came from, so that a
// caller can point into the text; a [ParseError] points as well and says what
// was expected.
//
// Aliases such as DA or LA stand for accounts of a domain or a machine that
// only the target system knows. They stay unresolved ([SID.IsRelative]) unless
// the options give the SIDs to resolve them against.
//
// # Bytes
//
// The registry and the kernel hold descriptors in the self-relative binary form.
// [SecurityDescriptor.UnmarshalBinary] reads it from any source: every offset, size
// and count is held against the bytes that are there, and a [BinaryError] says where
// they fail. What SDDL has no words for is kept as it is and written back by
// [SecurityDescriptor.MarshalBinary], which otherwise writes what Windows writes.
//
// # Answers
//
// [Explain] says in plain words what a descriptor means.
// [SecurityDescriptor.DeviceConstant] finds the name wdmsec.h has for it, and
// [SecurityDescriptor.CheckDeviceSubset] tells whether IoCreateDeviceSecure takes
// it.
//
// [AccessCheck] answers what a [Token] gets and, for every right, which entry
// decided. [Principals] has tokens for the callers a driver has to reckon with.
package sddl
