package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/inflint/inflint/rules"
)

// sarifRule describes a rule as code scanning wants it. Its help has the link to
// the rule's page in it, since viewers do not show helpUri.
func sarifRule(m *rules.Meta) *sarif.ReportingDescriptor {
	tags := []string{"inf"}
	properties := sarif.Properties{"precision": string(m.Precision)}
	if m.SecuritySeverity > 0 { // code scanning takes what has one for a question of security
		tags = append([]string{"security"}, tags...)
		properties["security-severity"] = strconv.FormatFloat(m.SecuritySeverity, 'f', 1, 64)
	}
	for _, cwe := range m.CWE {
		tags = append(tags, "external/cwe/"+strings.ToLower(cwe))
	}
	properties["tags"] = tags
	return &sarif.ReportingDescriptor{
		ID:               m.ID,
		Name:             new(m.Name),
		ShortDescription: &sarif.MultiformatMessageString{Text: new(plainText(m.Summary))},
		FullDescription:  &sarif.MultiformatMessageString{Text: new(plainText(m.Summary + " " + firstSentence(m.Why)))},
		Help: &sarif.MultiformatMessageString{
			Text:     new(plainHelp(m)),
			Markdown: new(fmt.Sprintf("%s\n[%s in the documentation of inflint](%s)\n", Page(m), m.ID, m.HelpURL())),
		},
		HelpURI:              new(m.HelpURL()),
		DefaultConfiguration: &sarif.ReportingConfiguration{Level: m.Severity.String()},
		Properties:           properties,
	}
}

// plainHelp returns the documentation of a rule without Markdown.
func plainHelp(m *rules.Meta) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n\nWrong:\n\n%s\nRight:\n\n%s\nReferences:\n\n", plainText(m.Summary), plainText(m.Why), m.Bad, m.Good)
	for _, r := range m.References {
		fmt.Fprintf(&b, "%s: %s\n", r.Title, r.URL)
	}
	fmt.Fprintf(&b, "%s in the documentation of inflint: %s\n", m.ID, m.HelpURL())
	return b.String()
}

// plainText removes the Markdown that rules write in: code in backquotes.
func plainText(markdown string) string { return strings.ReplaceAll(markdown, "`", "'") }

func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i >= 0 {
		return s[:i+1]
	}
	return s
}
