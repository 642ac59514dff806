package report

import (
	"cmp"
	"io"
	"path/filepath"
	"slices"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
	"github.com/inflint/inflint/sddl"
)

// htmlReport is one page with the access map and, for check, the findings. It
// stands when the run ends; until then what it shows is held, but not the files.
type htmlReport struct {
	w    io.Writer
	page page
	// settings are the descriptors of the last file, by their lines.
	settings map[*inf.Entry]*access.Descriptor
	// explained are the numbers of the descriptors that are on the page.
	explained map[explainedKey]int
	rules     map[*rules.Meta]int // with findings
	counts    tally
}

type explainedKey struct {
	rights sddl.ObjectKind
	text   string
}

func newHTML(w io.Writer, options Options) *htmlReport {
	return &htmlReport{
		w: w, page: page{Title: "inflint report", Check: true, Version: options.Version},
		explained: map[explainedKey]int{}, rules: map[*rules.Meta]int{},
	}
}

func newAccessHTML(w io.Writer, options Options) *htmlReport {
	h := newHTML(w, options)
	h.page.Title, h.page.Check = "Access map", false
	return h
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
	rows := access.Rows(objects)
	m := pageFile{mapFile: newMapFile(f, rows)}
	for i := range m.Rows {
		number := 0
		if d := rows[i].Object.Effective; d != nil && d.Status == access.Parsed {
			number = h.explain(d, &m.Rows[i])
		}
		m.Descriptors = append(m.Descriptors, number)
	}
	if m.Rows != nil {
		h.page.Files = append(h.page.Files, m)
	}
	return nil
}

// explain returns the number of a descriptor among those that the page explains.
func (h *htmlReport) explain(d *access.Descriptor, row *mapRow) int {
	key := explainedKey{d.Object.Rights, row.Text}
	if h.explained[key] == 0 {
		h.page.Descriptors = append(h.page.Descriptors, pageDescriptor{d.Object.Rights.String(), row.Text, row.Constant, wordsOf(d)})
		h.explained[key] = len(h.page.Descriptors)
	}
	return h.explained[key]
}

func (h *htmlReport) Finding(f *rules.Finding) error {
	h.counts[f.Severity]++
	h.rules[f.Rule]++
	h.page.Findings = append(h.page.Findings, newPageFinding(f, h.settings[f.Entry]))
	return nil
}

func (h *htmlReport) Close(s Summary) error {
	p := &h.page
	p.FileCount, p.Hidden = printable.Plural(s.Files, "file"), s.hidden()
	for severity := rules.Error; severity >= rules.Note; severity-- {
		p.Severities = append(p.Severities, pageSeverity{severity.String(), h.counts[severity]})
	}
	for m, n := range h.rules {
		p.Rules = append(p.Rules, pageRule{m.ID, m.Name, n})
	}
	slices.SortFunc(p.Rules, func(a, b pageRule) int { return cmp.Compare(a.ID, b.ID) })
	first := map[string]int{} // finding of a file
	count := map[string]int{}
	for i := range p.Findings {
		name := p.Findings[i].File
		if count[name]++; count[name] == 1 {
			first[name] = i + 1
		}
	}
	for i := range p.Files {
		file := &p.Files[i]
		if n := count[file.Name]; n > 0 {
			file.FindingCount, file.FirstFinding = printable.Plural(n, "finding"), first[file.Name]
		}
	}
	for _, e := range s.Skipped {
		p.Skipped = append(p.Skipped, pageInput{printable.Text(filepath.ToSlash(e.File)), printable.Text(e.Reason)})
	}
	for _, e := range s.Errors {
		p.Errors = append(p.Errors, pageInput{printable.Text(filepath.ToSlash(e.File)), printable.Text(e.Message)})
	}
	return p.write(h.w)
}
