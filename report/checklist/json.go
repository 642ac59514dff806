package checklists

import (
	"io"
	"path/filepath"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/requirements/checklist"
)

// version is the version of the JSON of Document. It changes when a field
// changes its meaning or goes; new fields do not change it.
const version = 2

type jsonDocument struct {
	Version     int               `json:"version"`
	NotLookedAt []string          `json:"notLookedAt"`
	Mode        string            `json:"mode"`
	Newest      string            `json:"newest"`
	Next        bool              `json:"next"`
	Authority   string            `json:"authority"`
	Packages    []jsonChecklist   `json:"packages"`
	Skipped     []outcome.Skipped `json:"skipped"`
	Errors      []outcome.Error   `json:"errors"`
	outcome.Gate
}

type jsonChecklist struct {
	Package string       `json:"package"`
	Verdict string       `json:"verdict"`
	Files   []string     `json:"files"`
	Models  []jsonModel  `json:"models"`
	Items   []jsonAnswer `json:"items"`
}

type jsonModel struct {
	File    string `json:"file"`
	Section string `json:"section"`
	Taken   bool   `json:"taken"`
	From    string `json:"from,omitempty"`
	Before  string `json:"before,omitempty"`
	Mode    string `json:"mode,omitempty"`
	Ruleset string `json:"ruleset,omitempty"`
}

type jsonAnswer struct {
	Item     string       `json:"item"`
	Group    string       `json:"group"`
	Question string       `json:"question"`
	Verdict  string       `json:"verdict"`
	Counts   bool         `json:"counts"`
	Rules    []string     `json:"rules"`
	InfVerif []string     `json:"infVerif"`
	Source   jsonSource   `json:"source"`
	Run      string       `json:"run,omitempty"`
	NotKnown []string     `json:"notKnown"`
	Remarks  []jsonRemark `json:"remarks"`
}

type jsonSource struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

type jsonRemark struct {
	Fails    bool   `json:"fails"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Rule     string `json:"rule,omitempty"`
	InfVerif string `json:"infVerif,omitempty"`
	Remedy   string `json:"remedy,omitempty"`
}

func (d *Document) json(w io.Writer) error {
	out := jsonDocument{
		Version: version, Mode: string(d.Requirements.Mode), Newest: d.Requirements.Newest.String(), Next: d.Requirements.Next, Authority: requirements.Authority,
		Packages: []jsonChecklist{}, Skipped: append([]outcome.Skipped{}, d.Skipped...), Errors: append([]outcome.Error{}, d.Errors...), Gate: d.Gate,
	}
	if out.Mode == "" {
		out.Mode = string(requirements.WHQL)
	}
	if d.Requirements.Newest == (inf.OSVersion{}) {
		out.Newest = requirements.Newest().String()
	}
	out.NotLookedAt = []string{}
	for _, c := range checklist.NotLookedAt(d.Requirements.Mode) {
		out.NotLookedAt = append(out.NotLookedAt, c.Code)
	}
	for _, list := range d.Packages {
		out.Packages = append(out.Packages, checklistJSON(list))
	}
	data, err := printable.JSON(out)
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

func checklistJSON(list *checklist.Checklist) jsonChecklist {
	out := jsonChecklist{Package: filepath.ToSlash(list.Package), Verdict: list.Verdict().String(), Files: []string{}, Models: []jsonModel{}, Items: []jsonAnswer{}}
	for _, name := range list.Files {
		out.Files = append(out.Files, filepath.ToSlash(name))
	}
	for i := range list.Models {
		out.Models = append(out.Models, modelJSON(&list.Models[i]))
	}
	for i := range list.Answers {
		out.Items = append(out.Items, answerJSON(&list.Answers[i], list.Security))
	}
	return out
}

func modelJSON(m *checklist.Model) jsonModel {
	out := jsonModel{File: filepath.ToSlash(m.File), Section: m.Section, Taken: m.Taken}
	if m.Served.From != (inf.OSVersion{}) {
		out.From = m.Served.From.String()
	}
	if m.Served.Before != (inf.OSVersion{}) {
		out.Before = m.Served.Before.String()
	}
	if m.Judged {
		out.Mode, out.Ruleset = string(m.Mode), m.Ruleset.String()
	}
	return out
}

func answerJSON(a *checklist.Answer, security bool) jsonAnswer {
	out := jsonAnswer{
		Item: a.ID, Group: a.Group, Question: a.Question, Verdict: a.Verdict.String(), Counts: security || !a.Opinion(), Run: a.Run, Source: jsonSource(a.Source),
		Rules: append([]string{}, a.Rules...), InfVerif: append([]string{}, a.InfVerif...), NotKnown: append([]string{}, a.Doubts...), Remarks: []jsonRemark{},
	}
	for _, r := range a.Remarks {
		remark := jsonRemark{Fails: r.Fails, Severity: r.Severity.String(), Message: r.Message, File: filepath.ToSlash(r.File), Line: r.Line, Column: r.Column, InfVerif: r.InfVerif, Remedy: r.Remedy}
		if r.Rule != nil {
			remark.Rule = r.Rule.ID
		}
		out.Remarks = append(out.Remarks, remark)
	}
	return out
}
