// Package access says what each kind of caller may do with what an INF file
// secures.
//
// [Of] pairs the objects of a file with the security descriptors that reach
// them, parsed. A [Descriptor] answers, for each of the standard principals of
// package sddl, which rights the access check grants and which access control
// entries decided; [RightsOf] boils that down to what a table can show.
//
// [Map] has that for a whole file, and [Diff] what a new version of the file does
// to it, in sentences.
//
// Who is trusted how far is the subject of [TierOf]; whose members are members
// of whom, that of [Includes].
package access
