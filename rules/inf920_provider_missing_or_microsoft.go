package rules

import (
	"fmt"
	"strings"
)

var providerMissing = &Rule{Meta: Meta{
	ID:      "INF920",
	Name:    "provider-missing-or-microsoft",
	Summary: "Provider in [Version] is missing, or begins with Microsoft.",
	Why: "Provider names the organization that made the package: users see it, and Windows ranks drivers by it. A driver package must have it, and it cannot begin with `Microsoft`, which a file that was made from a sample may still have: InfVerif rejects it (1204). " +
		"The rule passes over INF files that come with Windows.",
	Bad:      exampleHead + exampleClass + "Provider = \"Microsoft\"\n" + exampleCatalog + exampleDriverVer + exampleLockdown,
	Good:     exampleVersion,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refVersion, refInfVerif}, InfVerif: []string{"1204", "1234"},
	Item: "version",
}, Check: func(p *Pass) {
	if !p.File.HasSignature() || !installsSomething(p.File) || partOfWindows(p.File) {
		return
	}
	line := p.File.Version().Provider
	const because, remedy = "a driver package must name its provider", "write the name of the organization that makes the package"
	switch {
	case line == nil:
		p.requireAnywhere(Finding{InfVerif: "1234", Span: versionSpan(p.File),
			Message: "[Version] has no Provider", Because: because, Remedy: remedy})
	case line.Value(1) == "" && !isStamped(p.File):
		p.requireAnywhere(Finding{InfVerif: "1234", Span: line.Span(), Entry: line,
			Message: "Provider is empty", Because: because, Remedy: remedy})
	case strings.HasPrefix(strings.ToLower(line.Value(1)), "microsoft"):
		p.requireAnywhere(Finding{InfVerif: "1204", Span: line.Field(1).Span(), Entry: line,
			Message: fmt.Sprintf("Provider is `%s`", line.Value(1)), Because: "only Microsoft may use a name that begins with its own", Remedy: remedy})
	}
}}
