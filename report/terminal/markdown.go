package terminal

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/fatih/color"

	"github.com/inflint/inflint/report/printable"
)

// Markdown returns a page of ours as it looks in a terminal. It knows what such pages
// have: headings, paragraphs, tables of one row, lists, and code.
func Markdown(page string, look Look) string {
	p := pagePrinter{Style: NewStyle(look), code: NewPen(look, color.FgCyan), plain: !look.Color}
	for block := range strings.SplitSeq(strings.TrimSpace(page), "\n\n") {
		p.block(block)
	}
	return p.out.String()
}

// A pagePrinter writes the blocks of a page, one after the other.
type pagePrinter struct {
	Style
	code   Pen
	plain  bool // code keeps its backquotes
	out    bytes.Buffer
	fenced bool // within a block of code, which has empty lines
}

const fence = "```"

func (p *pagePrinter) block(text string) {
	if p.out.Len() > 0 {
		p.out.WriteByte('\n')
	}
	switch {
	case p.fenced, strings.HasPrefix(text, fence):
		p.codeLines(text)
	case strings.HasPrefix(text, "#"):
		p.out.WriteString(p.Bold.Paint(printable.Text(strings.TrimLeft(text, "# "))) + "\n")
	case strings.HasPrefix(text, "|"):
		p.row(text)
	default:
		for line := range strings.SplitSeq(text, "\n") {
			p.line(line)
		}
	}
}

func (p *pagePrinter) codeLines(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case strings.HasPrefix(line, fence):
			p.fenced = !p.fenced
		case line == "":
			p.out.WriteByte('\n')
		default:
			p.out.WriteString("    " + p.code.Paint(printable.Text(line)) + "\n")
		}
	}
}

// row writes the row of a table, each cell on a line behind its title.
func (p *pagePrinter) row(table string) {
	lines := strings.Split(table, "\n")
	cells := func(i int) []string {
		if i >= len(lines) {
			return nil
		}
		return strings.Split(strings.Trim(lines[i], "| "), " | ")
	}
	titles, values := cells(0), cells(2)
	width := 0
	for _, title := range titles {
		width = max(width, printable.Width(title))
	}
	for i, title := range titles[:min(len(titles), len(values))] {
		p.out.WriteString(p.Frame.Paint(title) + strings.Repeat(" ", width-printable.Width(title)+2) + printable.Text(values[i]) + "\n")
	}
}

// link is a whole entry of a list.
var link = regexp.MustCompile(`^- \[(.*)\]\((\S+)\)$`)

// line writes a paragraph, or an entry of a list.
func (p *pagePrinter) line(text string) {
	if found := link.FindStringSubmatch(text); found != nil {
		p.out.WriteString("- " + printable.Text(found[1]) + "\n  " + p.Frame.Paint(printable.Text(found[2])) + "\n")
		return
	}
	paragraph := Paragraph{To: &p.out, Width: p.Width}
	if strings.HasPrefix(text, "- ") {
		paragraph.Indent = 2
	}
	inCode := false
	for word := range strings.SplitSeq(printable.Text(text), " ") {
		word, shown := p.word(word, &inCode)
		paragraph.Word(word, shown)
	}
	p.out.WriteByte('\n')
}

// word paints the code in a word. It returns the word that takes as many columns, too.
func (p *pagePrinter) word(word string, inCode *bool) (bare, shown string) {
	if p.plain {
		return word, word
	}
	for i, part := range strings.Split(word, "`") {
		if i > 0 {
			*inCode = !*inCode
		}
		bare += part
		if *inCode && part != "" {
			part = p.code.Paint(part)
		}
		shown += part
	}
	return bare, shown
}
