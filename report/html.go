package report

import (
	"cmp"
	_ "embed" // for the templates
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	accessmap "github.com/inflint/inflint/report/access"
	"github.com/inflint/inflint/report/htmlpage"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

//go:embed findings.html
var findingsTemplates string

// htmlReport is one page with the access map and the findings. It stands when the run
// ends; until then what it shows is held, but not the files.
type htmlReport struct {
	w        io.Writer
	version  string
	basis    []string
	section  *accessmap.Section
	findings []pageFinding
	// settings are the descriptors of the last file, by their lines.
	settings map[*inf.Entry]*access.Descriptor
	counts   tally
}

func newHTML(w io.Writer, options Options) *htmlReport {
	return &htmlReport{w: w, version: options.Version, basis: options.Basis, section: accessmap.NewSection("Access map")}
}

func (h *htmlReport) File(f *inf.File, e *evidence.Set) error {
	objects := access.Of(f, e)
	h.settings = map[*inf.Entry]*access.Descriptor{}
	for _, o := range objects {
		for _, d := range o.Descriptors {
			if h.settings[d.Setting.Entry] == nil {
				h.settings[d.Setting.Entry] = d
			}
		}
	}
	h.section.Add(f, objects, e)
	return nil
}

func (h *htmlReport) Finding(f *rules.Finding) error {
	h.counts[f.Severity]++
	h.findings = append(h.findings, newPageFinding(f, h.settings[f.Entry]))
	return nil
}

// A findingsPage is what the page shows, in printable words.
type findingsPage struct {
	htmlpage.Page
	Map     *accessmap.Section
	Groups  []pageGroup
	LeftOut []string
}

// A pageGroup has the findings of a rule.
type pageGroup struct {
	Severity, Rule, RuleName string
	Summary                  string // of the rule
	Open                     bool   // not folded
	Findings                 []pageFinding
}

// mostOpen is how many findings stand open on a page: more of them, and nobody sees the
// rules for the findings.
const mostOpen = 20

// group sorts the findings: those of a rule together, the worst first, and numbers them.
func group(findings []pageFinding) (groups []pageGroup) {
	worst := map[string]rules.Severity{} // of a rule's findings
	for i := range findings {
		worst[findings[i].Rule] = max(worst[findings[i].Rule], findings[i].level)
	}
	slices.SortStableFunc(findings, func(a, b pageFinding) int {
		return cmp.Or(cmp.Compare(worst[b.Rule], worst[a.Rule]), cmp.Compare(a.Rule, b.Rule), cmp.Compare(b.level, a.level))
	})
	for i := range findings {
		f := &findings[i]
		f.Number = i + 1
		if last := len(groups) - 1; last < 0 || groups[last].Rule != f.Rule {
			groups = append(groups, pageGroup{
				Severity: f.Severity, Rule: f.Rule, RuleName: f.RuleName, Summary: strings.TrimSuffix(f.meta.Summary, "."), Open: i < mostOpen,
			})
		}
		group := &groups[len(groups)-1]
		group.Findings = append(group.Findings, *f)
	}
	return groups
}

func (h *htmlReport) Close(s Summary) error {
	p := findingsPage{Page: htmlpage.NewPage("inflint report", h.version, "findings", s.Inputs), Map: h.section, Groups: group(h.findings)}
	counts := h.counts.with(s.LeftOut)
	p.Facts = h.basis
	p.Verdict = append([]string{counts.words(s)}, h.section.Verdict()...)
	p.SetGate(&s.Gate)
	for _, l := range s.LeftOut {
		p.LeftOut = append(p.LeftOut, l.String())
	}
	for severity := rules.Error; severity >= rules.Note; severity-- {
		p.Totals = append(p.Totals, htmlpage.Total{Name: severity.String(), Count: counts[severity]})
	}
	h.link()
	t, err := htmlpage.Parse(nil, accessmap.SectionTemplates, findingsTemplates)
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(h.w, "page", p)
}

// link links the files in the map with their findings.
func (h *htmlReport) link() {
	first := map[string]int{} // finding of a file
	count := map[string]int{}
	for i := range h.findings {
		name := h.findings[i].File
		if count[name]++; count[name] == 1 {
			first[name] = i + 1
		}
	}
	for _, file := range h.section.Files() {
		if n := count[file.Name]; n > 0 {
			file.Link, file.LinkText = "f"+strconv.Itoa(first[file.Name]), printable.Plural(n, "finding")
		}
	}
}
