package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var serviceBinaryWritable = &Rule{Meta: Meta{
	ID:      "INF408",
	Name:    "service-binary-in-writable-directory",
	Summary: "The service's program lies in a directory to which ordinary users may write.",
	Why: "A user who can replace the service's program, or put a library beside it, runs code as the service: for a driver in the kernel, otherwise mostly as SYSTEM. " +
		"In the roots of the disks and the public folders, users may change what lies there. In ProgramData they may add files, and create the driver's own folder before the package does. " +
		"Only Windows writes to the driver store (dirid 13). INF503 is about the directories of the other files of a package.",
	Bad: exampleGuardedDevice + `[DestinationDirs]
DefaultDestDir = 13
Acme.Programs = 16419,Acme

[Acme.NT]
CopyFiles = Acme.Programs

[Acme.Programs]
acmesvc.exe

[Acme.NT.Services]
AddService = acmesvc,,Acme.Helper

[Acme.Helper]
StartType = 3
ErrorControl = 1
ServiceType = 0x10
StartName = NT AUTHORITY\LocalService
ServiceBinary = %16419%\Acme\acmesvc.exe
`,
	Good: exampleService + `ServiceType = 0x10
StartName = NT AUTHORITY\LocalService
ServiceBinary = %13%\acmesvc.exe
`,
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 8.4,
	CWE: []string{"CWE-427", "CWE-732"}, Presets: fromDefault,
	References: []Reference{refDirids, refAddService, refFilePermissions},
	Item:       "service-security",
}, Check: func(p *Pass) {
	var destinations map[string]*inf.Entry // few services have such a program
	for _, o := range facts.Services(p.Facts) {
		binary, where, file := writableBinary(o)
		if binary == nil {
			continue
		}
		f := p.On(o, binary, fmt.Sprintf("%s runs %s from %s, %s", name(o), file, where, where.writers.words()))
		f.Because = "whoever writes there decides what the service runs"
		f.Remedy = fmt.Sprintf("copy the file to the driver store and write `%%13%%\\%s`", file)
		if destinations == nil {
			destinations = p.destinations()
		}
		if e := destinations[where.same()]; e != nil {
			f.Related = append(f.Related, Related{Span: e.Span(), Message: "this line sets the directory; dirid 13 is the driver store"})
		}
		p.Report(f)
	}
}}

// destinations returns the lines of [DestinationDirs], by the place that they mean.
func (p *Pass) destinations() map[string]*inf.Entry {
	lines := map[string]*inf.Entry{}
	section := p.File.Section("DestinationDirs")
	if section == nil {
		return lines
	}
	for _, e := range section.Entries() {
		if where, ok := destination(e); ok && lines[where.same()] == nil {
			lines[where.same()] = e
		}
	}
	return lines
}

// writableBinary returns the line that says where the program of a service lies,
// with the place, if others than installers may write there.
func writableBinary(o *access.Object) (binary *inf.Setting, where place, file string) {
	for _, name := range []string{"ServiceBinary", "ImagePath"} {
		s := o.Value(name)
		if s == nil || s.Value == nil || !s.Value.Known() {
			continue
		}
		if where, file, ok := pathPlace(s.Value.Value); ok && where.writers != forInstallers {
			return s, where, strings.Trim(file, `"`)
		}
	}
	return nil, place{}, ""
}

// words says who may write.
func (w writers) words() string {
	switch w {
	case ownerChanges:
		return "where that user may change every file"
	case usersAdd:
		return "where users may add files by default"
	case usersChange:
		return "where users may change files by default"
	}
	return ""
}
