package diff

import (
	"path/filepath"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
)

// version is the version of the JSON of a Document. It changes when a field changes
// its meaning or goes; new fields do not change it.
const version = 1

type jsonDocument struct {
	Version  int             `json:"version"`
	Effect   string          `json:"effect"`
	MayWiden bool            `json:"mayWiden"`
	Compared int             `json:"compared"`
	Files    []jsonFile      `json:"files"`
	Errors   []outcome.Error `json:"errors"`
	outcome.Gate
}

type jsonFile struct {
	File   string        `json:"file"`
	Status Status        `json:"status"`
	Access []jsonChange  `json:"access"`
	Gained []jsonFinding `json:"gained"`
	Lost   []jsonFinding `json:"lost"`
}

type jsonChange struct {
	Kind       string      `json:"kind"`
	Effect     string      `json:"effect"`
	MayWiden   bool        `json:"mayWiden"`
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
	Driver  string   `json:"driver,omitempty"` // whose code makes them
	Door    string   `json:"door,omitempty"`
}

type jsonFinding struct {
	Rule     string `json:"rule"`
	Name     string `json:"name"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Line     int    `json:"line"`
}

func (d *Document) json() ([]byte, error) {
	out := jsonDocument{Version: version, Effect: d.effect().String(), MayWiden: d.MayWiden(), Compared: d.Compared, Files: []jsonFile{}, Errors: append([]outcome.Error{}, d.Errors...), Gate: d.Gate}
	for _, f := range d.Files {
		file := jsonFile{filepath.ToSlash(f.Name), f.Status, []jsonChange{}, findingsJSON(f.Gained), findingsJSON(f.Lost)}
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
		Kind: c.Kind.String(), Effect: c.Effect.String(), MayWiden: c.Effect >= access.MayWiden,
		Message: c.Sentence(func(text string) string { return `"` + text + `"` }),
		Object:  jsonObjects{Kind: c.Object.String(), Names: c.Names, Targets: append([]string{}, c.Targets...), Driver: c.Driver}, Principals: append([]string{}, c.Principals...),
	}
	switch {
	case c.Kind == access.DriverLost || c.Kind == access.DriverGained:
		out.Object.Kind = "driver"
	case c.Driver != "":
		out.Object.Door = c.Door.String()
	}
	if c.Kind == access.Gain || c.Kind == access.Loss {
		out.Was, out.Now = c.Was.String(), c.Now.String()
	}
	return out
}

func findingsJSON(list []Finding) []jsonFinding {
	out := []jsonFinding{}
	for _, f := range list {
		out = append(out, jsonFinding{f.Rule.ID, f.Rule.Name, f.Severity.String(), f.Message, f.Line})
	}
	return out
}
