package checklist

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

// driverStore is how a path in the folder of the package in the driver store begins.
const driverStore = `%13%\`

// binaries checks that a program in the driver store is there: that the INF file copies
// it. One elsewhere may be that of Windows.
func binaries(v *view) answer {
	a := answer{idle: true}
	code, _ := requirements.LookupCode("2084")
	level, _ := code.Level(v.mode)
	for i, s := range v.folder.sources {
		f := v.results[i].File
		seen := map[*inf.Section]bool{}
		for _, in := range f.Installs() {
			for _, r := range in.Reaches {
				if r.Role != inf.RoleServiceInstall || r.Section.File != f || seen[r.Section] {
					continue
				}
				seen[r.Section] = true
				line := r.Section.First("ServiceBinary")
				if line == nil || known(line) && !strings.HasPrefix(line.Value(1), driverStore) {
					continue
				}
				a.idle = false
				if !known(line) {
					continue
				}
				path := strings.ToLower(line.Value(1))
				if name := path[strings.LastIndexByte(path, '\\')+1:]; !s.copied[name] {
					at := f.Position(line.Span().Start)
					a.remarks = append(a.remarks, Remark{
						Fails: level == requirements.Error, Severity: rules.SeverityOf(level), File: f.Name, Line: at.Line, Column: at.Column, InfVerif: code.Code,
						Message: fmt.Sprintf("no CopyFiles copies %s, the program of a service", name),
					})
				}
			}
		}
	}
	return a
}
