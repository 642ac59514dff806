// Package lsp is a server for editors that speak the Language Server Protocol 3.17.
//
// [Serve] reads messages from one stream and writes them to another. What the client
// says of a document is taken in the order in which it comes; each state of it is a
// [snapshot] that does not change, so that requests are answered beside each other
// while new text arrives. A snapshot parses and lints its text when the first request
// asks, and once. Findings are those of a run of internal/lint, with the same
// configuration, suppressions and evidence; there is no second implementation.
//
// An editor sends text, not bytes. It is parsed as UTF-8 with a byte order mark, in
// which every text can be written, so that offsets are those of the text. What there
// is to find about the encoding comes from the file on disk, as it was last saved.
package lsp
