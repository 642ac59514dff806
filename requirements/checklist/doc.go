// Package checklist says how a driver package stands before it is submitted for a WHQL
// signature.
//
// A [Package] is what is submitted: INF files and, if it is a folder, all that lies in
// it. [Judge] makes a [Checklist] of it. Each [Item] of that is a question with a
// source; it is answered by the findings of rules, by a look at the folder, or only on a
// machine with the tools of Microsoft, which remain the authority.
//
// An item passes only if all that it asks about is known. What is not, such as a
// placeholder that stampinf is yet to fill in, a section of an INF file that is not at
// hand or a finding that a comment suppresses, makes the answer [CannotTell].
package checklist
