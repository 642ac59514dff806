package main

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"

	"github.com/inflint/inflint/report/printable"
)

// The colours of the picture of a terminal, by the attributes of text.
var pictureColors = map[string]string{"31": "#ff7b72", "33": "#e3b341", "36": "#76d9e6", "94": "#79b8ff"}

var escapeSequence = regexp.MustCompile(`\x1b\[([0-9;]*)m`)

// terminalPicture draws what a terminal shows of a command and its output, as SVG.
func terminalPicture(command, output string) []byte {
	const cell, row, margin = 8.4, 19, 16
	lines := append([]string{"\x1b[1m$ " + command + "\x1b[0m"}, strings.Split(strings.TrimRight(output, "\n"), "\n")...)
	columns := 0
	for _, line := range lines {
		columns = max(columns, printable.Width(escapeSequence.ReplaceAllString(line, "")))
	}
	width, height := int(float64(columns)*cell)+2*margin, len(lines)*row+2*margin
	var b strings.Builder
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"ui-monospace, Consolas, 'DejaVu Sans Mono', Menlo, monospace\" font-size=\"14\">\n",
		width, height, width, height)
	fmt.Fprintf(&b, "<title>What %s prints</title>\n<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#0d1117\"/>\n", pictureText(command), width, height)
	for i, line := range lines {
		fmt.Fprintf(&b, "<text xml:space=\"preserve\" x=\"%d\" y=\"%d\" fill=\"#e6edf3\">%s</text>\n", margin, margin+14+i*row, pictureLine(line))
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// pictureLine returns a line in parts that look the same.
func pictureLine(line string) string {
	var b strings.Builder
	look, start := "", 0
	part := func(text string) {
		switch {
		case text == "":
		case look == "":
			b.WriteString(pictureText(text))
		default:
			b.WriteString("<tspan" + look + ">" + pictureText(text) + "</tspan>")
		}
	}
	for _, at := range escapeSequence.FindAllStringSubmatchIndex(line, -1) {
		part(line[start:at[0]])
		start, look = at[1], ""
		for attribute := range strings.SplitSeq(line[at[2]:at[3]], ";") {
			if color, ok := pictureColors[attribute]; ok {
				look += fmt.Sprintf(" fill=%q", color)
			} else if attribute == "1" {
				look += ` font-weight="bold"`
			}
		}
	}
	part(line[start:])
	return b.String()
}

func pictureText(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes all
	return b.String()
}
