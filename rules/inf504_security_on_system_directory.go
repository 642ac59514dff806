package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var securityOnSystemDirectory = &Rule{Meta: Meta{
	ID:      "INF504",
	Name:    "security-on-system-directory",
	Summary: "Files in a directory of Windows get a descriptor of their own.",
	Why: "Windows has descriptors for its directories, which let only its installers write there. The documentation says not to override them: Windows does not look after a descriptor that the package sets. It replaces the protection that TrustedInstaller gives, and is seldom as tight. " +
		"In the driver store (dirid 13) it is an error: only Windows secures the store.",
	Bad: exampleGuardedDevice + `[DestinationDirs]
DefaultDestDir = 13
Acme.Tools = 11

[Acme.NT]
CopyFiles = Acme.Tools

[Acme.Tools]
acmetool.exe

[Acme.Tools.Security]
"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;FRFX;;;BU)"
`,
	Good: exampleGuardedDevice + `[DestinationDirs]
DefaultDestDir = 13
Acme.Tools = 11

[Acme.NT]
CopyFiles = Acme.Tools

[Acme.Tools]
acmetool.exe
`,
	Severity: Warning, Precision: PrecisionVeryHigh, SecuritySeverity: 3.9,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refSecureInstall, refCopyFiles, refDirids}, InfVerif: []string{"1101"},
	Item: "store-security",
}, Check: func(p *Pass) {
	for _, o := range p.Objects {
		to := o.Value("DestinationDir")
		if o.Kind != inf.KindFile || to == nil || o.Effective == nil {
			continue
		}
		where, ok := destination(to.Entry)
		if !ok || where.traits&windowsDir == 0 || where.subdirectory != "" && where.number != driverStore {
			continue
		}
		s := o.Effective.Setting
		f := p.On(o, s, fmt.Sprintf(
			"the files of [%s] go to %s with a descriptor of their own", o.Section.Name, where))
		f.Because = "it replaces the protection that Windows gives files there"
		f.Remedy = fmt.Sprintf("delete the section [%s]", s.Entry.Section.Name)
		if where.number == driverStore {
			f.Severity, f.InfVerif = Error, "1101"
		}
		f.Related = []Related{{Span: to.Span(), File: to.Entry.Section.File, Message: "the directory is named here"}}
		if fix, ok := withoutSection(s.Entry.Section); ok {
			f.Fixes = []Fix{fix}
		}
		p.Report(f)
	}
}}

// driverStore is the dirid of the driver store.
const driverStore = 13

// withoutSection offers to remove a section that has one line and stands in one
// piece.
func withoutSection(s *inf.Section) (Fix, bool) {
	if len(s.Headers) != 1 || len(s.Entries()) != 1 {
		return Fix{}, false
	}
	file := s.File
	first := file.Position(s.Headers[0].Start).Line
	last := file.Position(s.Entries()[0].Span().End).Line
	if file.Position(s.Entries()[0].Span().Start).Line != first+1 {
		return Fix{}, false // there is more between them, such as a comment
	}
	span := inf.Span{Start: file.LineSpan(first).Start, End: file.LineSpan(last).End}
	return Fix{Message: "remove [" + s.Name + "]", Edits: []inf.Edit{{Span: span}}}, true
}
