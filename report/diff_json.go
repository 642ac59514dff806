package report

import (
	"path/filepath"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
)

// diffVersion is the version of the JSON of a Diff. It changes when a field changes
// its meaning or goes; new fields do not change it.
const diffVersion = 1

type jsonDiff struct {
	Version  int             `json:"version"`
	Effect   string          `json:"effect"`
	Compared int             `json:"compared"`
	Files    []jsonFileDiff  `json:"files"`
	Errors   []outcome.Error `json:"errors"`
}

type jsonFileDiff struct {
	File   string            `json:"file"`
	Status FileStatus        `json:"status"`
	Access []jsonChange      `json:"access"`
	Gained []jsonDiffFinding `json:"gained"`
	Lost   []jsonDiffFinding `json:"lost"`
}

type jsonChange struct {
	Kind       string      `json:"kind"`
	Effect     string      `json:"effect"`
	Message    string      `json:"message"`
	Object     jsonObjects `json:"object"`
	Principals []string    `json:"principals"`
	Was        string      `json:"was,omitempty"`
	Now        string      `json:"now,omitempty"`
}

type jsonObjects struct {
	Kind    string   `json:"kind"`
	Names   []string `json:"names"`
	Targets []string `json:"targets"`
}

type jsonDiffFinding struct {
	Rule     string `json:"rule"`
	Name     string `json:"name"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Line     int    `json:"line"`
}

func (d *Diff) json() ([]byte, error) {
	out := jsonDiff{Version: diffVersion, Effect: d.effect().String(), Compared: d.Compared, Files: []jsonFileDiff{}, Errors: append([]outcome.Error{}, d.Errors...)}
	for _, f := range d.Files {
		file := jsonFileDiff{filepath.ToSlash(f.File), f.Status, []jsonChange{}, diffFindingsJSON(f.Gained), diffFindingsJSON(f.Lost)}
		for _, c := range f.Access {
			file.Access = append(file.Access, changeJSON(&c))
		}
		out.Files = append(out.Files, file)
	}
	data, err := printable.JSON(out)
	return append(data, '\n'), err
}

func changeJSON(c *access.Change) jsonChange {
	out := jsonChange{
		Kind: c.Kind.String(), Effect: c.Effect.String(),
		Message: c.Sentence(func(text string) string { return `"` + text + `"` }),
		Object:  jsonObjects{c.Object.String(), c.Names, append([]string{}, c.Targets...)}, Principals: append([]string{}, c.Principals...),
	}
	if c.Kind == access.Gain || c.Kind == access.Loss {
		out.Was, out.Now = c.Was.String(), c.Now.String()
	}
	return out
}

func diffFindingsJSON(list []DiffFinding) []jsonDiffFinding {
	out := []jsonDiffFinding{}
	for _, f := range list {
		out = append(out, jsonDiffFinding{f.Rule.ID, f.Rule.Name, f.Severity.String(), f.Message, f.Line})
	}
	return out
}
