package rules

import "github.com/inflint/inflint/inf"

// SystemLines calls yield for each line of an add-registry-section that Windows reads
// while it installs something and that writes to the key of a service, or to any key
// by its full name. It comes with one of the ways in which Windows comes to the
// section: one for each thing that HKR stands for there.
func (p *Pass) SystemLines(yield func(*inf.Reach, inf.RegLine) bool) {
	for _, r := range p.views.systemLines.get(p.systemLines) {
		if !yield(r.reach, r.line) {
			return
		}
	}
}

type reachedLine struct {
	reach *inf.Reach
	line  inf.RegLine
}

func (p *Pass) systemLines() (lines []reachedLine) {
	type use struct {
		section *inf.Section
		from    inf.Role
		kind    inf.InstallKind
	}
	seen := map[use]bool{}
	for _, in := range p.File.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		for _, r := range in.Reaches {
			if r.Role != inf.RoleAddReg {
				continue
			}
			u := use{r.Section, r.From.Role, in.Kind}
			if seen[u] {
				continue
			}
			seen[u] = true
			for _, e := range r.Section.Entries() {
				if line, ok := inf.ParseRegLine(e); ok && (line.Root != "HKR" || r.From.Role == inf.RoleServiceInstall) {
					lines = append(lines, reachedLine{r, line})
				}
			}
		}
	}
	return lines
}
