package report

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

// aboutCodes ends what is said about InfVerif.
const aboutCodes = requirements.Authority + " `infverif /code NUMBER`, of the Windows Driver Kit, prints what the installed version has to say about a code."

// CodePage returns what is known of a code of InfVerif or Inf2Cat as a page of Markdown.
func CodePage(c requirements.Code) string {
	var b strings.Builder
	if c.Inf2Cat() {
		fmt.Fprintf(&b, "# Inf2Cat %s\n\n%s Where it is an error, Inf2Cat makes no catalog for the package.\n\nReported here under this code: %s.\n\n", c.Code, c.Meaning, c.Coverage)
	} else {
		fmt.Fprintf(&b, "# InfVerif %s\n\n%s\n\n| %s | Reported here |\n|---|---|---|---|\n", c.Code, c.Meaning, infVerifModes())
		fmt.Fprintf(&b, "| %s | %s |\n\n", infVerifLevels(c), c.Coverage)
	}
	if c.Reason != "" {
		fmt.Fprintf(&b, "%s\n\n", c.Reason)
	}
	overlapping := rules.Overlapping(c)
	for _, r := range overlapping {
		fmt.Fprintf(&b, "- %s %s: %s\n", r.ID, r.Name, r.Summary)
	}
	if len(overlapping) > 0 {
		b.WriteString("\n")
	}
	if c.Inf2Cat() {
		return b.String() + requirements.Authority + "\n"
	}
	return b.String() + aboutCodes + "\n"
}

// infVerifOverlaps lists the codes that overlap with a rule.
func infVerifOverlaps(m *rules.Meta) string {
	var b strings.Builder
	for _, code := range m.InfVerif {
		if c, ok := requirements.LookupCode(code); ok { // rules of others may name any
			fmt.Fprintf(&b, "- %s: %s Reported here: %s.\n", c.Code, c.Meaning, c.Coverage)
		}
	}
	return b.String()
}

func infVerifModes() string {
	var modes []string
	for _, m := range requirements.Modes() {
		modes = append(modes, string(m))
	}
	return strings.Join(modes, " | ")
}

func infVerifLevels(c requirements.Code) string {
	var levels []string
	for _, mode := range requirements.Modes() {
		switch level, known := c.Level(mode); {
		case !known:
			levels = append(levels, "?")
		case level == requirements.NotReported:
			levels = append(levels, "–")
		default:
			levels = append(levels, level.String())
		}
	}
	return strings.Join(levels, " | ")
}
