package report

import (
	"cmp"
	_ "embed" // for the templates
	"io"
	"slices"
	"strconv"

	"github.com/inflint/inflint/access"
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
	section  *accessmap.Section
	findings []pageFinding
	// settings are the descriptors of the last file, by their lines.
	settings map[*inf.Entry]*access.Descriptor
	rules    map[*rules.Meta]int // with findings
	counts   tally
}

func newHTML(w io.Writer, options Options) *htmlReport {
	return &htmlReport{w: w, version: options.Version, section: accessmap.NewSection("Access map"), rules: map[*rules.Meta]int{}}
}

func (h *htmlReport) File(f *inf.File) error {
	objects := access.Of(f)
	h.settings = map[*inf.Entry]*access.Descriptor{}
	for _, o := range objects {
		for _, d := range o.Descriptors {
			if h.settings[d.Setting.Entry] == nil {
				h.settings[d.Setting.Entry] = d
			}
		}
	}
	h.section.Add(f, objects)
	return nil
}

func (h *htmlReport) Finding(f *rules.Finding) error {
	h.counts[f.Severity]++
	h.rules[f.Rule]++
	h.findings = append(h.findings, newPageFinding(f, h.settings[f.Entry]))
	return nil
}

// A findingsPage is what the page shows, in printable words.
type findingsPage struct {
	htmlpage.Page
	Map      *accessmap.Section
	Rules    []pageRule
	Findings []pageFinding
	LeftOut  []string
}

type pageRule struct {
	ID, Name string
	Count    int
}

func (h *htmlReport) Close(s Summary) error {
	slices.SortStableFunc(h.findings, func(a, b pageFinding) int { return cmp.Compare(b.level, a.level) })
	p := findingsPage{Page: htmlpage.NewPage("inflint report", h.version, s.Inputs), Map: h.section, Findings: h.findings}
	p.SetGate(&s.Gate)
	for _, l := range s.LeftOut {
		p.LeftOut = append(p.LeftOut, l.String())
	}
	for severity := rules.Error; severity >= rules.Note; severity-- {
		p.Totals = append(p.Totals, htmlpage.Total{Name: severity.String(), Count: h.counts.with(s.LeftOut)[severity]})
	}
	for m, n := range h.rules {
		p.Rules = append(p.Rules, pageRule{m.ID, m.Name, n})
	}
	slices.SortFunc(p.Rules, func(a, b pageRule) int { return cmp.Compare(a.ID, b.ID) })
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
	for i := range h.section.Files {
		file := &h.section.Files[i]
		if n := count[file.Name]; n > 0 {
			file.Link, file.LinkText = "f"+strconv.Itoa(first[file.Name]), printable.Plural(n, "finding")
		}
	}
}
