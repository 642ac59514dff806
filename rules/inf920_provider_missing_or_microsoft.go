package rules

import "strings"

var providerMissing = &Rule{Meta: Meta{
	ID:      "INF920",
	Name:    "provider-missing-or-microsoft",
	Summary: "Provider in [Version] is missing, or says Microsoft.",
	Why: "Provider names the organization that made the package: users see it, and Windows ranks drivers by it. It is required of a driver package, and cannot be `Microsoft`, which a file that was made of a sample may still have: InfVerif rejects it (1204). " +
		"INF files that come with Windows are left out.",
	Bad:      exampleHead + exampleClass + "Provider = \"Microsoft\"\n" + exampleCatalog + exampleDriverVer + exampleLockdown,
	Good:     exampleVersion,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refVersion, refInfVerif}, InfVerif: []string{"1204", "1210"},
	Item: "version",
}, Check: func(p *Pass) {
	if !p.File.HasSignature() || !installsSomething(p.File) || partOfWindows(p.File) {
		return
	}
	line := p.File.Version().Provider
	switch {
	case line == nil:
		p.requireAnywhere(Finding{InfVerif: "1210", Span: versionSpan(p.File),
			Message: "[Version] has no Provider, which is required. Write the name of the organization that makes the package."})
	case line.Value(1) == "" && !isStamped(p.File):
		p.requireAnywhere(Finding{InfVerif: "1210", Span: line.Span(), Entry: line,
			Message: "Provider is empty. Write the name of the organization that makes the package."})
	case strings.EqualFold(line.Value(1), "Microsoft"):
		p.requireAnywhere(Finding{InfVerif: "1204", Span: line.Field(1).Span(), Entry: line,
			Message: "Provider is `Microsoft`, which only Microsoft may write. Write the name of the organization that makes the package."})
	}
}}
