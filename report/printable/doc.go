// Package printable makes what comes out of a file safe to show.
//
// An INF file may have anything in its texts and in its name: escape sequences
// for the terminal, commands for the log of a CI system, markup. A document that
// quotes it passes each text through here, by the place that the text goes to:
//
//   - a line of a terminal or of a log: [Text], and [Name] for the name of a file;
//   - several lines: [Lines];
//   - Markdown: [CodeSpan], and [TableCode] in a table;
//   - JSON and XML: [JSON], and [XMLText] and [InertXML]. They have escapes of their
//     own, so that what they say stays the same.
//
// All of them go by one [Escaper], which knows what is not to be shown.
//
// What is printable has a width, in columns of a terminal ([Width]), by which it is
// cut ([Cut], [Shorten]).
package printable
