package report

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

// TestRuleIndex compares docs/rules.md with the rules.
func TestRuleIndex(t *testing.T) {
	checkPage(t, filepath.Join("..", "docs", "rules.md"), ruleIndex(rules.All()))
}

// TestInfVerifIndex compares docs/infverif.md with the table of the codes.
func TestInfVerifIndex(t *testing.T) {
	checkPage(t, filepath.Join("..", "docs", "infverif.md"), infVerifIndex(requirements.Codes()))
}

// notRules says what is deliberately no rule, and why.
var notRules = []struct{ what, why string }{
	{"A file that is no driver INF (INF003)", "Autorun files, EDK II build descriptions and security templates share the extension. They are skipped, and `-v` names them; a finding would tell their authors nothing. A file that is of no known kind is an error where it is named."},
	{"Everyone without restricted code", "`WD` without `RC` is an official descriptor (SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_R): it keeps restricted code out. Only the reverse is a mistake (INF208)."},
	{"A [DefaultInstall] section without Security", "It has no device whose hardware key it could write to. Such a driver secures its device in code."},
	{"A relative order of the ACEs that allow", "It does not change what anybody gets."},
	{"A WMI GUID without a descriptor (INF605)", "Since Windows Server 2003 the default admits administrators alone. Before, it admitted everybody, but an INF file does not tell which GUIDs a driver has."},
	{"A service that a trigger starts", "AddTrigger for the arrival of a device is what the documentation recommends, though whoever can plug the device in thereby starts the service."},
	{"The registration of COM servers (INF914)", "InfVerif has a code for it (1325), but which lines it objects to is not published."},
	{"A filter by the registry, once more (INF913)", "INF709 reports it, as an error where driver package isolation is asked for in full."},
	{"The encoding, once more (INF917)", "INF004 reports it, in the whql preset as InfVerif does."},
	{"The flags of files in the driver store", "InfVerif has codes for what CopyFiles may ask for them (1102, 1103), but which flags it objects to is not published."},
	{"Sections of included files that another directive than Needs names", "InfVerif warns of them (1220), but they are known only if the included file is at hand, which those of Windows are not."},
	{"Style", "Case, blanks and the order of sections are nobody's security."},
}

// ruleIndex returns the list of rules as a page of Markdown, for a place beside the
// folder rules that has their pages.
func ruleIndex(set []*rules.Rule) string {
	var b strings.Builder
	b.WriteString("# Rules\n\nEach rule is on in the preset named here and in all that come after it: default, strict, whql, all. " +
		"`inflint explain INF205` prints a rule's page.\n\n")
	b.WriteString("| Rule | Name | Severity | Preset | Summary |\n|---|---|---|---|---|\n")
	for _, r := range set {
		fmt.Fprintf(&b, "| [%s](rules/%s.md) | %s | %s | %s | %s |\n", r.ID, r.ID, r.Name, r.Severity, r.Preset(), r.Summary)
	}
	b.WriteString("\n## Not a rule, and why\n\n")
	for _, n := range notRules {
		fmt.Fprintf(&b, "- **%s.** %s\n", n.what, n.why)
	}
	return b.String()
}

// infVerifIndex returns the table of the codes as a page of Markdown, for a place
// beside the folder rules that has the pages of the rules.
func infVerifIndex(codes []requirements.Code) string {
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
