// Package terminal writes text for people, who read it in a terminal of some width,
// or in a file.
//
// A [Look] is what is known of the terminal, and a [Style] what comes of it: the
// [Pen] of each severity, and the width. A [Paragraph] breaks printable text into
// lines that fit.
package terminal
