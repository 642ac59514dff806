package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
)

var stringsDiffer = &Rule{Meta: Meta{
	ID:      "INF938",
	Name:    "strings-differ",
	Summary: "[Strings] for one language has another number of strings than [Strings].",
	Why:     "Windows reads the section for the language of the user, and takes what is missing there from [Strings]. InfVerif asks for the same strings in each (1295): a text that one language lacks was mostly forgotten.",
	Bad: `[Strings]
Name = "Acme"
Port = "Port"

[Strings.0407]
Name = "Acme"
`,
	Good: `[Strings]
Name = "Acme"
Port = "Port"

[Strings.0407]
Name = "Acme"
Port = "Anschluss"
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refStrings}, InfVerif: []string{"1295"},
	Item: "strings",
}, Check: func(p *Pass) {
	all := p.File.Section("Strings")
	if all == nil || partOfWindows(p.File) {
		return
	}
	number := func(s *inf.Section) int {
		keys := set[string]{}
		for _, e := range s.Entries() {
			if e.Key != nil {
				keys.add(strings.ToLower(e.Key.Raw()))
			}
		}
		return len(keys)
	}
	want := number(all)
	for _, s := range p.File.Sections {
		base, language, _ := strings.Cut(s.Name, ".")
		if !strings.EqualFold(base, "Strings") || language == "" {
			continue
		}
		if has := number(s); has != want {
			p.requireAnywhere(Finding{InfVerif: "1295", Span: s.Headers[0],
				Message: fmt.Sprintf("[%s] has %d strings, and [%s] has %d", s.Name, has, all.Name, want),
				Because: "a text that is missing here is shown in another language",
				Remedy:  "write the same strings in both"})
		}
	}
}}
