package diff

import (
	_ "embed" // for the style sheet and the template
	"io"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/report/htmlpage"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

var (
	//go:embed diff.css
	style string
	//go:embed diff.html
	templates string
)

// html writes one page without a script.
func (d *Document) html(w io.Writer, program string) error {
	t, err := htmlpage.Parse(nil, templates)
	if err != nil {
		return err
	}
	page := struct {
		htmlpage.Frame
		Effect, Verdict string
		Gate            []string
		Groups          []pageGroup
	}{Frame: htmlpage.NewFrame("What the change does to access", program, style), Verdict: rules.Sentence(d.verdict()), Groups: d.groups()}
	if d.effect() != access.Unaffected {
		page.Effect = groupIDs[d.effect()]
	}
	for _, words := range d.Words() {
		page.Gate = append(page.Gate, printable.Text(words))
	}
	return t.ExecuteTemplate(w, "diff", page)
}

// A pageGroup has all of a kind, whatever file it is in, so that the weightiest stands
// first.
type pageGroup struct {
	ID, Title string
	Count     int
	Files     []pageFile
}

// A pageFile is a file with what is in a group of it, which may be the file itself.
type pageFile struct {
	Name, Note string
	Items      []pageItem
}

// A pageItem is a change, or a finding, which has a rule.
type pageItem struct {
	Mark string // the sign of a change, the severity of a finding
	Rule *rules.Meta
	Line int
	Text []htmlpage.Phrase
}

// groupIDs are the groups that changes of an effect are in.
var groupIDs = [...]string{access.Unaffected: "unaffected", access.Narrower: "narrower", access.MayNarrow: "may-narrow", access.MayWiden: "may-widen", access.Wider: "wider"}

// groups are those that have something, the weightiest first.
func (d *Document) groups() []pageGroup {
	all := []pageGroup{
		{ID: groupIDs[access.Wider], Title: "Access widens"},
		{ID: groupIDs[access.MayWiden], Title: "Access may widen, which the files do not tell"},
		{ID: groupIDs[access.Narrower], Title: "Access narrows"},
		{ID: groupIDs[access.MayNarrow], Title: "Access may narrow, which the files do not tell"},
		{ID: "objects", Title: "Objects that are new or gone"},
		{ID: groupIDs[access.Unaffected], Title: "No change for those below administrator"},
		{ID: "gained", Title: "New findings"},
		{ID: "lost", Title: "Findings that are gone"},
		{ID: "files", Title: "Files that are new or gone"},
		{ID: "errors", Title: "Could not be read"},
	}
	at := map[string]*pageGroup{}
	for i := range all {
		at[all[i].ID] = &all[i]
	}
	for i := range d.Files {
		f := &d.Files[i]
		file := pageFile{Name: pageName(f.Name), Note: f.note()}
		for j := range f.Access {
			c := &f.Access[j]
			at[groupOf(c)].add(file, pageItem{Mark: strings.TrimSpace(signs[c.Effect]), Text: phrases(c)})
		}
		for _, found := range f.Gained {
			at["gained"].add(file, findingItem(&found))
		}
		for _, found := range f.Lost {
			at["lost"].add(file, findingItem(&found))
		}
		if f.Status != Changed {
			at["files"].add(file)
		}
	}
	for _, e := range d.Errors {
		at["errors"].add(pageFile{Name: pageName(e.File)}, pageItem{Text: htmlpage.Phrases(printable.Text(e.Message))})
	}
	var out []pageGroup
	for _, g := range all {
		if g.Count > 0 {
			out = append(out, g)
		}
	}
	return out
}

// groupOf returns the ID of the group of a change. That an object comes or goes may
// widen nothing.
func groupOf(c *access.Change) string {
	if c.Effect < access.MayWiden {
		switch c.Kind {
		case access.ObjectAdded, access.ObjectRemoved, access.TargetAdded, access.TargetRemoved:
			return "objects"
		}
	}
	return groupIDs[c.Effect]
}

// add adds items of a file, or the file itself. Those of one file follow each other.
func (g *pageGroup) add(file pageFile, items ...pageItem) {
	g.Count += max(1, len(items))
	last := len(g.Files) - 1
	if last < 0 || g.Files[last].Name != file.Name || len(items) == 0 {
		g.Files = append(g.Files, file)
		last++
	}
	g.Files[last].Items = append(g.Files[last].Items, items...)
}

func findingItem(f *Finding) pageItem {
	return pageItem{Mark: f.Severity.String(), Rule: f.Rule, Line: f.Line, Text: htmlpage.Phrases(printable.Text(f.Message))}
}

// phrases takes the sentence about a change apart at what comes out of the files.
func phrases(c *access.Change) []htmlpage.Phrase {
	const edge = "\x00" // which nothing printable has
	var out []htmlpage.Phrase
	for i, part := range strings.Split(c.Sentence(func(text string) string { return edge + printable.Text(text) + edge }), edge) {
		out = append(out, htmlpage.Phrase{Text: printable.Text(part), Code: i%2 == 1})
	}
	return out
}

func pageName(name string) string { return printable.Text(filepath.ToSlash(name)) }
