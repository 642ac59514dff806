package rules

import "github.com/inflint/inflint/inf"

// RegLines calls yield for each line of an add-registry-section that Windows reads
// while it installs something, with one of the ways in which it comes to the
// section: one for each thing that HKR stands for there.
func (p *Pass) RegLines(yield func(*inf.Reach, inf.RegLine) bool) {
	for _, r := range p.views.regLines.get(p.reachedLines) {
		if !yield(r.reach, r.line) {
			return
		}
	}
}

type reachedLine struct {
	reach *inf.Reach
	line  inf.RegLine
}

func (p *Pass) reachedLines() (lines []reachedLine) {
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
				if line, ok := inf.ParseRegLine(e); ok {
					lines = append(lines, reachedLine{r, line})
				}
			}
		}
	}
	return lines
}
