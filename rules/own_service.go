package rules

import (
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/rules/facts"
	"github.com/inflint/inflint/sddl"
)

// ownService is the SID to grant access to in place of everyone: that of the service whose
// program uses the device. It has its number if the install of the device sets up exactly one
// service that is a program.
func (p *Pass) ownService(d *access.Descriptor) string {
	s, ok := facts.ProgramOf(p.Facts, d.Object.Install)
	if !ok || d.Object.Rights != sddl.KindDevice || strings.ContainsFunc(s.Name, func(r rune) bool { return r < ' ' || r > '~' }) { // whose upper case is Windows' own
		return "the SID of your service (S-1-5-80-…)"
	}
	words := "the SID of the service " + short(s.Name, maxName) + " (" + sddl.ServiceSID(s.Name).String()
	section := s.Entry.Section.File.Section(s.Entry.Value(3))
	if line := section.First("ServiceSidType"); line == nil || line.Value(1) == "0" {
		words += "; the service needs `ServiceSidType = 1`"
	}
	return words + ")"
}
