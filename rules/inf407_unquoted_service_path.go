package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var unquotedServicePath = &Rule{Meta: Meta{
	ID:      "INF407",
	Name:    "unquoted-service-path",
	Summary: "The path of the service's program contains a blank and is not in quotes.",
	Why: "The service control manager starts a command line, in which any blank may end the name of the program: for `C:\\Program Files\\Acme\\acmesvc.exe` Windows first looks for `C:\\Program.exe`, and runs it as the service if it is there. " +
		"A user who can create a file of that name gets the account of the service. Quotes around the path prevent this; an INF file needs three quotes for one. " +
		"Paths of drivers are not command lines, and the rule passes over them.",
	Bad: exampleGuardedDevice + `[DestinationDirs]
DefaultDestDir = 13
Acme.Programs = 16422,Acme

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
ServiceBinary = %16422%\Acme\acmesvc.exe
`,
	Good: exampleGuardedDevice + `[DestinationDirs]
DefaultDestDir = 13
Acme.Programs = 16422,Acme

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
ServiceBinary = """%16422%\Acme\acmesvc.exe"""
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 7.3,
	CWE: []string{"CWE-428"}, Presets: fromDefault,
	References: []Reference{refInfVerif2084, refAddService, refCreateProcess}, InfVerif: []string{"1254", "2084"},
	Item: "service-security",
}, Check: func(p *Pass) {
	for _, o := range facts.Services(p.Facts) {
		binary := o.Value("ServiceBinary")
		if line, _ := win32Service(o); line == nil || binary == nil || !binary.Value.Known() {
			continue
		}
		first, split := splitProgram(binary.Value.Value)
		if !split {
			continue
		}
		path := asWritten(binary.Value)
		end, _ := splitProgram(path)
		f := p.On(o, binary, fmt.Sprintf("the path of %s contains a blank and is not in quotes", name(o)))
		if strings.Contains(binary.Value.Value[:first], " ") {
			f.InfVerif = "1254"
		}
		f.Because = "Windows first looks for a program whose path ends at the blank, and runs it as the service if it is there"
		f.Remedy = "write `" + quotedCommand(path, end) + "`"
		if len(binary.Value.Definitions()) == 0 {
			f.Fixes = []Fix{{Message: "quote the path", Safe: true, Edits: []inf.Edit{{Span: binary.Value.Span(), New: quotedCommand(path, end)}}}}
		}
		p.Report(f)
	}
}}

// splitProgram looks for a blank in the name of the program that a command line
// without quotes begins with, and returns where the name ends. Without an extension
// that tells, a path with blanks may as well be one with arguments.
func splitProgram(command string) (end int, split bool) {
	lower := strings.ToLower(command)
	end = -1
	for _, extension := range []string{".exe", ".com", ".dll", ".bat", ".cmd"} {
		for from := 0; ; {
			i := strings.Index(lower[from:], extension)
			if i < 0 {
				break
			}
			from += i + len(extension)
			if from == len(lower) || lower[from] == ' ' {
				if end < 0 || from < end {
					end = from
				}
				break
			}
		}
	}
	if end < 0 && !strings.Contains(command, " ") {
		end = len(command)
	}
	if end < 0 || strings.HasPrefix(command, `"`) {
		return 0, false
	}
	return end, strings.Contains(command[:end], " ") || beginsWithBlank(lower)
}

// beginsWithBlank reports whether a path begins with a token that stands for a
// directory with a blank in its name.
func beginsWithBlank(lower string) bool {
	if number, _, ok := cutDirid(lower); ok {
		d, _ := lookupDirid(number)
		return d.traits&hasBlank != 0 && d.writers == forInstallers
	}
	for _, variable := range []string{"%programfiles%", "%programfiles(x86)%", "%programw6432%", "%commonprogramfiles%", "%commonprogramfiles(x86)%"} {
		if strings.HasPrefix(lower, variable) {
			return true
		}
	}
	return false
}

// asWritten returns the value of a field with its percent signs doubled, as they are
// in the file, unless it is made of parts.
func asWritten(field *inf.Field) string {
	if raw := strings.Trim(field.Raw(), `"`); strings.ReplaceAll(raw, "%%", "%") == field.Value {
		return raw
	}
	return field.Value
}

// quotedCommand returns a command line whose program ends at an offset, as an INF
// field in which that is in quotes.
func quotedCommand(command string, end int) string {
	return `"""` + command[:end] + `""` + strings.ReplaceAll(command[end:], `"`, `""`) + `"`
}
