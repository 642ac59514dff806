package rules

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var fileDestinationUserWritable = &Rule{Meta: Meta{
	ID:      "INF503",
	Name:    "file-destination-user-writable",
	Summary: "The package copies files to a directory that ordinary users may write to.",
	Why: "A file inherits the descriptor of its directory. In the root of a disk and in the public folders that lets every user change the file. In ProgramData and the folder of color profiles users may add files: they can put a library beside a program that loads it, or create the driver's folder before the package does, and own it. " +
		"A user may do anything in their own profile, and when Windows installs the package on its own, the profile is that of the system. " +
		"Programs and libraries belong in the driver store (dirid 13). The rule warns of other files where users may change them, and of programs in a user's profile. It passes over data in ProgramData, and data that has a .Security section. " +
		"INF408 reports the programs of services there.",
	Bad: exampleGuardedDevice + `[DestinationDirs]
DefaultDestDir = 13
Acme.Libraries = 16419,Acme

[Acme.NT]
CopyFiles = Acme.Libraries

[Acme.Libraries]
acmeapi.dll
`,
	Good: exampleGuardedDevice + `[DestinationDirs]
DefaultDestDir = 13
Acme.Libraries = 13

[Acme.NT]
CopyFiles = Acme.Libraries

[Acme.Libraries]
acmeapi.dll
`,
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 7.3,
	CWE: []string{"CWE-427", "CWE-276"}, Presets: fromDefault,
	References: []Reference{refDirids, refDestinationDirs, refFilePermissions}, InfVerif: []string{"1306", "1322", "1340", "1341"},
	Item: "keys-and-files",
}, Check: func(p *Pass) {
	if !p.copiesWhereOthersWrite() {
		return // as most files
	}
	ofServices := map[string]bool{}
	for _, o := range facts.Services(p.Facts) {
		if binary, where, _ := writableBinary(o); binary != nil {
			ofServices[where.same()] = true
		}
	}
	for _, t := range facts.CopyTargets(p.Facts) {
		where, known := destination(t.Line)
		if !known || ofServices[where.same()] {
			continue
		}
		severity, files := endangered(t, where)
		if severity == Off {
			continue
		}
		f := Finding{
			Span: t.Line.Field(1).Span(), Entry: t.Line, Severity: severity,
			Message: fmt.Sprintf("`%s` goes to %s, %s", strings.TrimPrefix(files[0].Value, "@"), where, where.writers.words()),
			Because: danger(where.writers, isCode(files[0].Value)), Remedy: "write " + betterPlace(files[0].Value),
		}
		for _, file := range files[:min(len(files), 3)] {
			f.Related = append(f.Related, Related{Span: file.Span(), Message: "this file is copied there"})
		}
		p.Report(f)
	}
}}

// copiesWhereOthersWrite reports whether a line of [DestinationDirs] names a directory
// that others than installers may write to.
func (p *Pass) copiesWhereOthersWrite() bool {
	for _, line := range p.File.Section("DestinationDirs").Entries() {
		if where, known := destination(line); known && where.writers != forInstallers {
			return true
		}
	}
	return false
}

// betterPlace says where a file belongs.
func betterPlace(file string) string {
	if isCode(file) {
		return "the dirid 13 (the driver store)"
	}
	return "the dirid 16422 (Program Files) and a subdirectory of your own"
}

// danger says what comes of it that others may write to a directory.
func danger(by writers, code bool) string {
	switch {
	case by == ownerChanges:
		return "when Windows installs the package on its own, the profile is that of SYSTEM"
	case by == usersAdd:
		return "a program can load a library that a user puts beside it"
	case code:
		return "whoever changes a program or library runs code as everybody who uses it"
	}
	return "the file inherits the descriptor of its directory, so every user may change it"
}

// endangered returns the files of a target, which is at a place, that users can do
// something about, and how bad that is.
func endangered(t *facts.CopyTarget, where place) (Severity, []*inf.Field) {
	var code []*inf.Field
	for _, file := range t.Files {
		if isCode(file.Value) {
			code = append(code, file)
		}
	}
	switch where.writers {
	case usersChange:
		switch {
		case code != nil:
			return Error, code
		case t.Bare != nil:
			return Warning, t.Bare
		}
	case usersAdd:
		if code != nil {
			return Error, code
		}
	case ownerChanges:
		if code != nil {
			return Warning, code
		}
	}
	return Off, nil
}

// isCode reports whether Windows runs or loads files of a name.
func isCode(name string) bool {
	return slices.Contains(codeExtensions, strings.ToLower(path.Ext(name)))
}

var codeExtensions = []string{
	".sys", ".exe", ".dll", ".ocx", ".cpl", ".scr", ".com", ".drv", ".ax", ".tsp", ".acm", ".mui",
	".msi", ".msp", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".js", ".wsf", ".hta", ".jar",
}
