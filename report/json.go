package report

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// jsonVersion is the version of the format. It changes when a field changes its
// meaning or goes; new fields do not change it.
const jsonVersion = 2

// jsonWriter writes one object. Findings are written as they come; what is known
// only at the end stands behind them.
type jsonWriter struct {
	findingsOnly
	w     io.Writer
	begun bool
	entry []byte // that is being written
}

// jsonHead begins the object; the findings follow.
var jsonHead = fmt.Sprintf("{\"version\":%d,\"findings\":[", jsonVersion)

func newJSON(w io.Writer) *jsonWriter { return &jsonWriter{w: w} }

type jsonFinding struct {
	Rule        string        `json:"rule"`
	Name        string        `json:"name"`
	Severity    string        `json:"severity"`
	Message     string        `json:"message"`
	Because     string        `json:"because"`
	Remedy      string        `json:"remedy"`
	File        string        `json:"file"`
	Line        int           `json:"line"`
	Column      int           `json:"column"`
	EndLine     int           `json:"endLine"`
	EndColumn   int           `json:"endColumn"`
	Object      *jsonObject   `json:"object,omitempty"`
	Principals  []string      `json:"principals"`
	Related     []jsonRelated `json:"related"`
	Fixes       []jsonFix     `json:"fixes"`
	Fingerprint string        `json:"fingerprint"`
}

type jsonObject struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
}

type jsonRelated struct {
	Message string `json:"message"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Safe    bool       `json:"safe"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Text      string `json:"text"`
}

func (j *jsonWriter) Finding(f *rules.Finding) error {
	separator := ",\n"
	if !j.begun {
		j.begun = true
		separator = jsonHead + "\n"
	}
	data, err := printable.JSON(toJSON(f))
	if err != nil {
		return err
	}
	j.entry = append(append(j.entry[:0], separator...), data...)
	_, err = j.w.Write(j.entry)
	return err
}

func toJSON(f *rules.Finding) jsonFinding {
	start, end := f.Start(), f.End()
	out := jsonFinding{
		Rule: f.Rule.ID, Name: f.Rule.Name, Severity: f.Severity.String(), Message: f.Message, Because: f.Because, Remedy: f.Remedy,
		File: filepath.ToSlash(f.File.Name), Line: start.Line, Column: start.Column, EndLine: end.Line, EndColumn: end.Column,
		Principals: append([]string{}, f.Principals...), Related: []jsonRelated{}, Fixes: []jsonFix{},
		Fingerprint: f.Fingerprint,
	}
	if f.Object != nil {
		out.Object = &jsonObject{f.Object.Kind.String(), machineName(f.Object.Name)}
	}
	for _, r := range f.Related[:min(len(f.Related), maxRelated)] {
		at := r.File.Position(r.Span.Start)
		out.Related = append(out.Related, jsonRelated{r.Message, filepath.ToSlash(r.File.Name), at.Line, at.Column})
	}
	for _, fix := range shortFixes(f.Fixes) {
		out.Fixes = append(out.Fixes, jsonFix{fix.Message, fix.Safe, editsOf(f.File, fix.Edits)})
	}
	return out
}

func editsOf(f *inf.File, edits []inf.Edit) []jsonEdit {
	out := []jsonEdit{}
	for _, e := range edits {
		start, end := f.Position(e.Span.Start), f.Position(e.Span.End)
		out = append(out, jsonEdit{start.Line, start.Column, end.Line, end.Column, e.New})
	}
	return out
}

// jsonSummary is what stands behind the findings.
type jsonSummary struct {
	Files   int               `json:"files"`
	Skipped []outcome.Skipped `json:"skipped"`
	Errors  []outcome.Error   `json:"errors"`
	LeftOut []jsonLeftOut     `json:"leftOut,omitempty"`
	outcome.Gate
}

// jsonLeftOut is a file with findings that are not written.
type jsonLeftOut struct {
	File     string `json:"file"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	Notes    int    `json:"notes"`
}

func summaryJSON(s Summary) jsonSummary {
	out := jsonSummary{Files: s.Files, Skipped: append([]outcome.Skipped{}, s.Skipped...), Errors: append([]outcome.Error{}, s.Errors...), Gate: s.Gate}
	for _, l := range s.LeftOut {
		out.LeftOut = append(out.LeftOut, jsonLeftOut{filepath.ToSlash(l.File), l.Counts[rules.Error], l.Counts[rules.Warning], l.Counts[rules.Note]})
	}
	return out
}

func (j *jsonWriter) Close(s Summary) error {
	data, err := printable.JSON(summaryJSON(s))
	if err != nil {
		return err
	}
	begin := "\n],"
	if !j.begun {
		begin = jsonHead + "],"
	}
	_, err = j.w.Write([]byte(begin + string(data[1:]) + "\n"))
	return err
}
