// Package reporttest has what the tests of several documents need.
//
// All documents quote files that nobody vouches for. Hostile texts stand in all
// places that a document shows ([HostileINF]), and what comes of it has to be inert
// ([RequireInert]), a page that acts on its own behalf alone ([RequirePage]) or text
// in code spans ([WithoutCode]). Whole documents are compared with golden files
// ([Golden]), or with the schema that is published ([Validate]).
package reporttest
