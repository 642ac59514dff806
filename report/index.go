package report

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/rules"
)

// notRules says what is deliberately no rule, and why.
var notRules = []struct{ what, why string }{
	{"A file that is no driver INF (INF003)", "Autorun files, EDK II build descriptions and security templates share the extension. They are skipped, and `-v` names them; a finding would tell their authors nothing."},
	{"Everyone without restricted code", "`WD` without `RC` is an official descriptor (SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_R): it keeps restricted code out. Only the reverse is a mistake (INF208)."},
	{"A [DefaultInstall] section without Security", "It has no device whose hardware key it could write to. Such a driver secures its device in code."},
	{"A relative order of allow entries", "It does not change what anybody gets."},
	{"A WMI GUID without a descriptor (INF605)", "Since Windows Server 2003 the default admits administrators alone. Before, it admitted everybody, but an INF file does not tell which GUIDs a driver has."},
	{"A service that a trigger starts", "AddTrigger for the arrival of a device is what the documentation recommends, though whoever can plug the device in thereby starts the service."},
	{"A driver that starts in safe mode", "A filter driver for disks has to be below Control\\SafeBoot. It weakens nothing."},
	{"The registration of COM servers (INF914)", "InfVerif has a code for it (1325), but which entries it objects to is not published."},
	{"A filter by the registry, once more (INF913)", "INF709 reports it, as an error where driver package isolation is asked for in full."},
	{"The encoding, once more (INF917)", "INF004 reports it, in the whql preset as InfVerif does."},
	{"The flags of files in the driver store", "InfVerif has codes for what CopyFiles may ask for them (1102, 1103), but which flags it objects to is not published."},
	{"Sections of included files that another directive than Needs names", "InfVerif warns of them (1220), but they are known only if the included file is at hand, which those of Windows are not."},
	{"Style", "Case, blanks and the order of sections are nobody's security."},
}

// Index returns the list of rules as a page of Markdown, for a place beside the
// folder rules that has their pages.
func Index(set []*rules.Rule) string {
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
