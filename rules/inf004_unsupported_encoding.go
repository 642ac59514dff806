package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var unsupportedEncoding = &Rule{Meta: Meta{
	ID:      "INF004",
	Name:    "unsupported-encoding",
	Summary: "Windows does not read the file in the encoding in which it is written.",
	Why: "INF files are in UTF-16LE or in the ANSI code page of the machine. SetupAPI does not open UTF-16 big-endian reliably: that is a warning. It reads UTF-8 without a byte order mark as ANSI, a byte at a time, so every character beyond ASCII becomes two or three others, " +
		"and a name no longer matches the one on the machine. That is a note of the strict preset, at the first such place. Such characters in comments do no harm. " +
		"In the whql preset UTF-16 big-endian and UTF-8 with a byte order mark are errors, as for InfVerif (1003).",
	Bad: exampleDevice + `HKR,Parameters,Label,,"Sécurité"
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Good: exampleDevice + `HKR,Parameters,Label,,"Security"
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)" ; la sécurité
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 2.0,
	CWE: []string{"CWE-173"}, Presets: fromDefault,
	References: []Reference{refSyntax}, InfVerif: []string{"1003"},
	Item: "text",
}, Check: func(p *Pass) {
	if p.WHQL() && p.File.Encoding == inf.UTF8BOM {
		p.requireAnywhere(Finding{InfVerif: "1003", Span: p.visible(inf.Span{}),
			Message: "the file is in UTF-8 with a byte order mark", Because: "INF files are in ANSI or UTF-16LE", Remedy: "save it as UTF-16LE with a byte order mark"})
	}
	for _, problem := range p.File.Problems() {
		f := problemFinding(problem.Kind)
		switch problem.Kind {
		case inf.BigEndian:
			f.InfVerif, f.Span = "1003", p.visible(problem.Span)
			if p.WHQL() {
				p.requireAnywhere(f)
				continue
			}
			f.Severity = Warning
		case inf.UTF8WithoutBOM:
			if !p.Strict() {
				continue
			}
			f.Span = p.misread()
		}
		if f.Span.Len() > 0 {
			p.Report(f)
		}
	}
}}

// misread returns the first characters beyond ASCII that matter in a file that
// Windows reads in the ANSI code page. They are whole characters of UTF-8: in the
// text each is several.
func (p *Pass) misread() inf.Span {
	f := p.File
	for at := 0; ; {
		i := strings.IndexFunc(f.Text[at:], func(r rune) bool { return r >= utf8.RuneSelf })
		if i < 0 {
			break
		}
		at += i
		line := f.Position(at).Line
		comment := f.Comment(line)
		if facts.SlipOn(p.Facts, line) || comment.Len() > 0 && comment.Start <= at {
			at = f.LineSpan(line).End
			continue
		}
		n := strings.IndexFunc(f.Text[at:], func(r rune) bool { return r < utf8.RuneSelf })
		if n < 0 {
			n = len(f.Text) - at
		}
		return inf.Span{Start: at, End: at + n}
	}
	return inf.Span{}
}
