package report

import (
	"fmt"
	"strings"

	checklists "github.com/inflint/inflint/report/checklist"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

// aboutCodes ends what is said about InfVerif.
const aboutCodes = checklists.Authority + " `infverif /code NUMBER`, of the Windows Driver Kit, prints what the installed version has to say about a code."

// InfVerifPage returns what is known of a code of InfVerif as a page of Markdown.
func InfVerifPage(c requirements.Code) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# InfVerif %s\n\n%s\n\n| %s | Reported here |\n|---|---|---|---|\n", c.Code, c.Meaning, infVerifModes())
	fmt.Fprintf(&b, "| %s | %s |\n\n", infVerifLevels(c), c.Coverage)
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
	return b.String() + aboutCodes + "\n"
}

// InfVerifIndex returns the table of the codes as a page of Markdown, for a place
// beside the folder rules that has the pages of the rules.
func InfVerifIndex(codes []requirements.Code) string {
	var b strings.Builder
	b.WriteString("# InfVerif\n\nInfVerif is the tool of the Windows Driver Kit that checks INF files for a submission. It says whether a package is well formed and keeps to " +
		"itself; inflint says who gets access to what the package installs. They meet in a few places, and this page says where. " +
		"`inflint explain 1324` prints what is known of one code.\n\n" + aboutCodes + "\n\n" +
		"The codes are those of Microsoft's page [INF validation errors and warnings](https://learn.microsoft.com/windows-hardware/drivers/devtest/inf-validation-errors-and-warnings) " +
		"and of the pages around it, in the words of this project. The page grows with each InfVerif, and a number that is not below may be a code all the same. " +
		"Where a sentence begins with “A check of”, the subject is known and the text of the message is not.\n\n" +
		"The levels are those of the modes for declarative (`/k`), universal (`/u`) and Windows drivers (`/w`): – is not reported, ? not known. " +
		"The mode for the WHQL signature, `/h`, has no levels of its own: it asks for driver package isolation, as `/w` does, with exceptions that become fewer with each version of Windows. " +
		"What it makes of the directives that are not for universal drivers (1300 to 1302, 1305), and of filters that are added by registry values (1329), is not published.\n\n")
	fmt.Fprintf(&b, "| Code | Meaning | %s | Reported here |\n|---|---|---|---|---|---|\n", infVerifModes())
	for _, c := range codes {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", c.Code, c.Meaning, infVerifLevels(c), infVerifCoverage(c))
	}
	return b.String()
}

// infVerifCoverage says which rules cover a code, and what they leave out.
func infVerifCoverage(c requirements.Code) string {
	var links []string
	for _, r := range rules.Overlapping(c) {
		links = append(links, fmt.Sprintf("[%s](rules/%s.md)", r.ID, r.ID))
	}
	text := string(c.Coverage)
	if len(links) > 0 {
		text += ": " + strings.Join(links, ", ")
	}
	if c.Reason != "" {
		text += ". " + c.Reason
	}
	return text
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
