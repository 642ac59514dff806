package project

import (
	"path"
	"slices"
	"strings"
)

// A Place is where something stands in a project file. Offset counts bytes
// of the decoded text without byte order mark, from 0; lines and columns count from 1, a
// column counts bytes.
type Place struct {
	File                 string
	Offset, Line, Column int
}

// A Project is one project file, or a property sheet.
type Project struct {
	Name string // of the file, as it was given
	// Properties has the values of each property, by its name in lower case.
	Properties map[string][]Property
	// Compiled are the sources, Headers and Infs the files that the project names as such.
	Compiled, Headers, Infs []Item
	// Imports are the other project files that this one takes in, as it writes them.
	Imports []Item
	// Includes are the folders that the compiler looks for headers in, as the project writes
	// them, with forward slashes, each once. Which configuration has which is not kept.
	Includes []string
	// References are the projects whose libraries this one links, as a rule.
	References []Item
}

// A Property is one value of a property.
type Property struct {
	Value     string
	Condition string // that it stands under, or empty
	Place     Place
}

// An Item is a file that a project names.
type Item struct {
	Path      string // with forward slashes
	Condition string // that it stands under, or empty
	// Excluded has the conditions under which the file is not built.
	Excluded []string
	Place    Place
}

// Known reports whether the path says which file it is: it has no property and no
// wildcard.
func (i Item) Known() bool { return !strings.ContainsAny(i.Path, "*?$%@") }

// A Reason says why a value is not known.
type Reason uint8

// The reasons.
const (
	// Absent means that the project has no value. Its default is not known: a file that was
	// not read may set it.
	Absent Reason = iota
	// Differs means that configurations or platforms have different values.
	Differs
	// Expression means that the value takes another property.
	Expression
)

func (r Reason) String() string {
	return [...]string{"not in the project", "not the same in all configurations", "made of other properties"}[r]
}

// A Value is the value of a property, if it is known. The zero Value is not.
type Value struct {
	text  string
	known bool
	why   Reason
}

// Get has the value, and whether it is known.
func (v Value) Get() (string, bool) { return v.text, v.known }

// Why says why the value is not known. It means nothing for one that is.
func (v Value) Why() Reason { return v.why }

// Value has the value that all configurations agree on.
func (p *Project) Value(name string) Value {
	all := p.Properties[strings.ToLower(name)]
	v := Value{why: Absent}
	for i, property := range all {
		text := p.expand(property.Value)
		switch {
		case strings.Contains(text, "$(") || strings.Contains(text, "%("):
			return Value{why: Expression}
		case i > 0 && text != v.text:
			return Value{why: Differs}
		}
		v = Value{text: text, known: true}
	}
	return v
}

// expand puts in the project's own name.
func (p *Project) expand(text string) string {
	if !strings.Contains(text, "$(") {
		return text
	}
	base := p.base()
	return strings.NewReplacer("$(ProjectName)", base, "$(MSBuildProjectName)", base).Replace(text)
}

func (p *Project) base() string {
	name := path.Base(strings.ReplaceAll(p.Name, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}

// Target is the base name of the binary that the project makes: TargetName, or the name
// of the project file. An import that was not read may change it, but those of the kit do
// not.
func (p *Project) Target() Value {
	if len(p.Properties["targetname"]) > 0 {
		return p.Value("TargetName")
	}
	if p.IsSources() {
		return Value{why: Absent}
	}
	if len(p.Properties["projectname"]) > 0 { // what TargetName is by default
		return p.Value("ProjectName")
	}
	return Value{text: p.base(), known: true}
}

// IsSources reports whether the file is a sources file of the old kit.
func (p *Project) IsSources() bool {
	return strings.EqualFold(path.Base(strings.ReplaceAll(p.Name, `\`, "/")), "sources")
}

// With returns the project with the properties and items of the property sheets that it
// imports. All their values have to agree with its own.
func (p *Project) With(sheets ...*Project) *Project {
	all := &Project{Name: p.Name, Properties: map[string][]Property{}}
	for _, part := range append([]*Project{p}, sheets...) {
		for name, values := range part.Properties {
			all.Properties[name] = append(all.Properties[name], values...)
		}
		all.Compiled = append(all.Compiled, part.Compiled...)
		all.Headers = append(all.Headers, part.Headers...)
		all.Infs = append(all.Infs, part.Infs...)
		all.Imports = append(all.Imports, part.Imports...)
		all.References = append(all.References, part.References...)
		all.include(part.Includes)
	}
	return all
}

// maxIncludes is how many folders for headers are kept.
const maxIncludes = 32

// include adds folders for headers.
func (p *Project) include(folders []string) {
	for _, folder := range folders {
		folder = strings.ReplaceAll(strings.TrimSpace(folder), `\`, "/")
		if folder != "" && len(p.Includes) < maxIncludes && !slices.Contains(p.Includes, folder) {
			p.Includes = append(p.Includes, folder)
		}
	}
}
