package project

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/inflint/inflint/source"
)

// Bounds of what is read. The largest project of the kit's samples has 90 KiB.
const (
	MaxFile  = 4 << 20 // bytes of a file
	maxDepth = 64      // elements in each other
	maxFacts = 50_000  // properties and items
	maxValue = 4096    // bytes of a value

	maxCondition = 512 // bytes of the conditions around something
)

// Errors of [Read].
var (
	ErrTooLong = errors.New("the project file is longer than 4 MiB")
	ErrTooDeep = errors.New("the elements of the project file nest deeper than 64")
	ErrTooMany = errors.New("the project file has more than 50000 properties and items")
	ErrKind    = errors.New("the file is no project: its first element is not Project")
)

// Read reads a project file: XML for MSBuild, or a sources file of the old kit, which its
// name tells.
func Read(name string, data []byte) (*Project, error) {
	if len(data) > MaxFile {
		return nil, ErrTooLong
	}
	p := &Project{Name: name, Properties: map[string][]Property{}}
	text := source.Decode(data)
	if p.IsSources() {
		return p, p.sources(text)
	}
	r := msbuild{project: p, decoder: xml.NewDecoder(bytes.NewReader([]byte(text)))}
	// The text is UTF-8 by now, whatever its declaration says.
	r.decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	return p, r.read()
}

// msbuild reads one file. Elements are few levels deep: Project, group, item, metadata.
type msbuild struct {
	project *Project
	decoder *xml.Decoder
	path    []element
	facts   int
	seen    bool // an element
}

type element struct {
	name           string
	own, condition string // condition has those around as well
	place          Place
	text           []byte
	items          []Item // of an item in an ItemGroup
}

func (r *msbuild) read() error {
	for {
		line, column := r.decoder.InputPos()
		place := Place{r.project.Name, int(r.decoder.InputOffset()), line, column}
		token, err := r.decoder.Token()
		switch {
		case err == io.EOF && !r.seen:
			return ErrKind
		case err == io.EOF && len(r.path) == 0:
			return nil
		case err != nil:
			return fmt.Errorf("the project file is no XML: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := r.start(t, place); err != nil {
				return err
			}
		case xml.CharData:
			if n := len(r.path); n > 0 && len(r.path[n-1].text) < maxValue {
				r.path[n-1].text = append(r.path[n-1].text, t[:min(len(t), maxValue)]...)
			}
		case xml.EndElement:
			r.end()
		}
		if r.facts > maxFacts {
			return ErrTooMany
		}
	}
}

func (r *msbuild) start(t xml.StartElement, place Place) error {
	switch {
	case len(r.path) == maxDepth:
		return ErrTooDeep
	case len(r.path) == 0 && t.Name.Local != "Project":
		return ErrKind
	}
	own := attribute(t, "Condition")
	e := element{name: t.Name.Local, own: own, condition: r.conditions(own), place: place}
	r.seen = true
	parent := ""
	if len(r.path) > 0 {
		parent = r.path[len(r.path)-1].name
	}
	include := attribute(t, "Include")
	if e.name == "Import" {
		include = attribute(t, "Project")
	}
	if parent == "ItemGroup" || e.name == "Import" {
		for _, name := range strings.Split(include, ";") {
			if name = strings.TrimSpace(name); name != "" {
				r.facts++
				e.items = append(e.items, Item{
					Path: strings.ReplaceAll(r.project.expand(name), `\`, "/"), Condition: e.condition, Place: place,
				})
			}
		}
	}
	r.path = append(r.path, e)
	return nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value[:min(len(a.Value), maxValue)]
		}
	}
	return ""
}

// conditions joins the conditions around an element, and its own.
func (r *msbuild) conditions(own string) string {
	around := ""
	if n := len(r.path); n > 0 {
		around = r.path[n-1].condition
	}
	switch {
	case own == "":
		return around
	case around != "":
		own = around + " and " + own
	}
	return strings.ToValidUTF8(own[:min(len(own), maxCondition)], "")
}

func (r *msbuild) end() {
	n := len(r.path)
	e := &r.path[n-1]
	r.path = r.path[:n-1]
	if n < 2 {
		return
	}
	parent := &r.path[n-2]
	switch {
	case parent.name == "PropertyGroup":
		r.facts++
		name := strings.ToLower(e.name)
		r.project.Properties[name] = append(r.project.Properties[name], Property{
			Value: strings.TrimSpace(string(e.text)), Condition: e.condition, Place: e.place,
		})
	case e.name == "ExcludedFromBuild" && len(parent.items) > 0 && !strings.EqualFold(strings.TrimSpace(string(e.text)), "false"):
		r.facts += len(parent.items)
		condition := e.own
		if condition == "" {
			condition = "true"
		}
		for i := range parent.items {
			parent.items[i].Excluded = append(parent.items[i].Excluded, condition)
		}
	}
	switch p := r.project; e.name {
	case "AdditionalIncludeDirectories":
		if parent.name == "ClCompile" {
			p.include(strings.Split(string(e.text), ";"))
		}
	case "ClCompile":
		p.Compiled = append(p.Compiled, e.items...)
	case "ClInclude":
		p.Headers = append(p.Headers, e.items...)
	case "Inf":
		p.Infs = append(p.Infs, e.items...)
	case "Import":
		p.Imports = append(p.Imports, e.items...)
	case "ProjectReference":
		p.References = append(p.References, e.items...)
	}
}
