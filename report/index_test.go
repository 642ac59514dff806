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
	{"A filter by the registry, once more (INF913)", "INF709 reports it, as an error where driver package isolation is asked for in full."},
	{"The encoding, once more (INF917)", "INF004 reports it, in the whql preset as InfVerif does."},
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
		"in the listing for Windows 11, version 25H2 (October 2025), in the words of this project. The list grows with each InfVerif, and a number that is not below may be a code all the same. " +
		"Four are of earlier versions, and have no levels: three were in their lists, and 2086 only in what the tool printed.\n\n" +
		"The levels are those of the modes for declarative (`/k`), universal (`/u`) and Windows drivers (`/w`): – is not reported, ? not known. " +
		"The mode for the WHQL signature, `/h`, has no levels of its own: it asks for driver package isolation, as `/w` does, with exceptions that become fewer with each version of Windows. " +
		"What it makes of operations that remove or append (1305, 1307 to 1309) and of filters in the registry (1329) is not published.\n\n" +
		"The documents contradict each other in places, and inflint mostly takes the milder reading:\n\n" +
		"- Code 1303 has no exception on the page, but InfVerif lets a section pass whose only co-installer is WdfCoInstaller " +
		"([a build log of Microsoft's samples](https://github.com/microsoft/Windows-driver-samples/issues/1061)).\n" +
		"- Code 1421 is an error in `/k` on the page, and a warning for desktop drivers in a build log of February 2023 " +
		"([the same samples](https://github.com/microsoft/Windows-driver-samples/issues/891)). The level is that of the page, which is newer.\n" +
		"- Code 2084 is a warning in `/k` and `/u` on the page, and Partner Center has refused a package for it " +
		"([IddSampleDriver](https://github.com/roshkins/IddSampleDriver/issues/53)). The level is that of the page.\n" +
		"- The page allows 65536 in a version (1217); the documentation of DriverVer asks for numbers below 65535. Windows has 16 bits for each, so 65535 passes and 65536 does not.\n" +
		"- The page of AddService exempts modems and monitors from a service of their own, but InfVerif reported 1296 for a modem " +
		"([the same samples](https://github.com/microsoft/Windows-driver-samples/pull/308)). inflint reports modems, and exempts monitors.\n" +
		"- A service WUDFRd without the flag 2 was 1296 in [2018](https://github.com/microsoft/Windows-driver-samples/pull/308). Newer versions replace it by that of wudfrd.inf, " +
		"and [build](https://github.com/microsoft/Windows-driver-samples/pull/1078) the [same line](https://github.com/microsoft/Windows-driver-samples/blob/main/serial/VirtualSerial2/FakeModem/fakemodem2um.inx). It is a warning here.\n" +
		"- Needs of [PciD3ColdSupported] in a .HW section has another suffix than the section (1313), but the documentation of D3cold asks for exactly that.\n" +
		"- Several codes have almost the same text (1300 to 1302, 1307 to 1309, 1310 to 1313, 1340 and 1341). The number that inflint prints may be a neighbour of the one that InfVerif prints.\n\n")
	fmt.Fprintf(&b, "| Code | Meaning | %s | Reported here |\n|---|---|---|---|---|---|\n", infVerifModes())
	for _, c := range codes {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", c.Code, c.Meaning, infVerifLevels(c), infVerifCoverage(c))
	}
	b.WriteString("\n## Inf2Cat\n\nInf2Cat makes the catalog of a package, and looks at it first. Several public reports agree on 22.9.1, 22.9.4, 22.9.6 and 22.9.7; 22.9.8 and 22.9.10 rest on one each. Only 22.9.7 is in Microsoft's documentation. " +
		"Inf2Cat makes no catalog for a package with an error; 22.9.8 is a warning for a file that the INF file does not copy.\n\n| Code | Meaning | Here |\n|---|---|---|\n")
	for _, c := range requirements.Inf2CatCodes() {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", c.Code, c.Meaning, c.Reason)
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
