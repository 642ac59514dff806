package rules

import "fmt"

var sectionTwice = &Rule{Meta: Meta{
	ID:      "INF927",
	Name:    "section-defined-twice",
	Summary: "The file has a section more than once.",
	Why: "Windows reads sections of one name as one, so nothing is lost on the machine. InfVerif refuses the file all the same (1209): mostly a part was copied from another file, and who looks at one part does not know of the other. " +
		"The rule passes over INF files that come with Windows.",
	Bad: `[Acme.NT]
CopyFiles = Acme.Files

[Acme.Files]
acme.sys

[acme.files]
acme.dll

[SourceDisksFiles]
acme.dll = 1
`,
	Good: `[Acme.NT]
CopyFiles = Acme.Files

[Acme.Files]
acme.sys
`,
	Severity: Error, Precision: PrecisionVeryHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refSyntax}, InfVerif: []string{"1209"},
	Item: "sections",
}, Check: func(p *Pass) {
	if partOfWindows(p.File) {
		return
	}
	for _, s := range p.File.Sections {
		if len(s.Headers) < 2 {
			continue
		}
		f := Finding{InfVerif: "1209", Span: s.Headers[1],
			Message: fmt.Sprintf("the file has the section [%s] %d times", s.Name, len(s.Headers)),
			Because: "Windows reads all of them as one section",
			Remedy:  "put the lines into one section"}
		for _, h := range s.Headers[:min(len(s.Headers), maxRelated)] {
			if h != s.Headers[1] {
				f.Related = append(f.Related, Related{Span: h, File: p.File, Message: "the section stands here as well"})
			}
		}
		p.requireAnywhere(f)
	}
}}
