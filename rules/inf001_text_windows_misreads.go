package rules

import (
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/inf/explain"
	"github.com/inflint/inflint/rules/facts"
)

var textWindowsMisreads = &Rule{Meta: Meta{
	ID:      "INF001",
	Name:    "text-windows-misreads",
	Summary: "Windows refuses the file, or reads something other than the author sees.",
	Why: "SetupAPI, which reads INF files, is strict in a few places and silent in all others. It refuses the whole file for a section header without its `]`, or for text before the first section. " +
		"A quote that is not closed, a second definition of a token, text behind a header: it accepts these without a message and reads something other than the author sees, so a reviewer approves what is not installed. " +
		"A problem that makes Windows refuse the file is an error. So are the markers of a merge conflict that nobody resolved, since Windows reads both versions, and a descriptor that goes on in the next line, which Windows cuts at the end of the first. A line that is lost behind a header is a warning. The rest are notes of the strict preset, such as text before the first header on its line, which is not known to do harm.",
	Bad: `[Acme.NT.HW
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 4.0,
	CWE: []string{"CWE-115"}, Presets: fromDefault,
	References: []Reference{refSyntax, refVersion}, InfVerif: []string{"1001", "1002", "1299"},
	Item: "text",
}, Check: func(p *Pass) {
	for _, problem := range p.File.Problems() {
		switch problem.Kind {
		case inf.UTF8WithoutBOM, inf.BigEndian:
			continue // INF004
		case inf.BadSignature:
			if !p.failsToSign() {
				continue
			}
		}
		severity := Error
		switch {
		case problem.Kind == inf.MergeConflict:
		case problem.Kind == inf.TextAfterHeader && isEntry(p.File.Source(problem.Span)):
			severity = Warning
		case !problem.Rejects():
			severity = Note
		}
		if severity == Note && !p.Strict() || facts.SlipOn(p.Facts, p.File.Position(problem.Span.Start).Line) {
			continue // of a descriptor without its quotes, more need not be said
		}
		f := problemFinding(problem.Kind)
		f.Severity, f.Span = severity, p.visible(problem.Span)
		switch {
		case problem.Kind == inf.BadSignature:
			f.InfVerif = "1001"
		case problem.Rejects():
			f.InfVerif = "1002"
		}
		p.Report(f)
	}
	p.brokenDescriptors()
}}

// problemFinding makes a finding about a problem, which has no place yet.
func problemFinding(kind inf.ProblemKind) Finding {
	what, effect, remedy := explain.Problem(kind)
	return Finding{Message: what, Because: effect, Remedy: remedy}
}

// isEntry reports whether text behind a header looks as if it was to be the first line
// of the section, and not a remark.
func isEntry(text string) bool {
	return strings.ContainsAny(text, "=,") && !strings.HasPrefix(text, "//") && !strings.HasPrefix(text, "#")
}

// failsToSign reports whether the file installs something, and its Signature is not
// one that a build is yet to fill in.
func (p *Pass) failsToSign() bool {
	e := p.File.Section("Version").First("Signature")
	return len(p.File.Installs()) > 0 && (e == nil || !inf.HasPlaceholder(e.Fields[0].Raw()))
}

// visible returns a span, or for an empty one, where there is nothing to point at,
// the header of [Version] or the first line that has something on it.
func (p *Pass) visible(span inf.Span) inf.Span {
	if span.Len() > 0 {
		return span
	}
	if s := p.File.Section("Version"); s != nil {
		return s.Headers[0]
	}
	text := strings.TrimLeft(p.File.Text, " \t\r\n")
	line := p.File.Position(len(p.File.Text) - len(text)).Line
	return p.File.LineSpan(line)
}
