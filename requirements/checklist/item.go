package checklist

import (
	"fmt"
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// A Verdict is the answer to an item. A greater one outweighs a lesser one.
type Verdict uint8

// The verdicts.
const (
	NotApplicable Verdict = iota
	Pass
	CannotTell
	Fail
)

// String returns the verdict in words.
func (v Verdict) String() string {
	return [...]string{"not applicable", "pass", "cannot tell", "fail"}[v]
}

// Verdicts returns the verdicts, the weightiest first.
func Verdicts() []Verdict { return []Verdict{Fail, CannotTell, Pass, NotApplicable} }

// An Item is a question about a package.
type Item struct {
	ID       string // in kebab-case
	Group    string
	Question string
	// Rules are the IDs of the rules whose findings answer it. One that inflint does
	// not have leaves it open.
	Rules []string
	// InfVerif holds the codes under which InfVerif reports the like.
	InfVerif []string
	Source   rules.Reference
	// Run is what tells on a machine: the command, or the name of the test.
	Run string

	area    area
	applies func(*inf.File) bool // nil for all files
	check   func(*view) answer   // besides the rules
	// refused is set where InfVerif refuses what the rules find, by the level of the
	// code in the mode, though it is no error to the rules.
	refused bool
}

// An area is a part of what an INF file says. What is not known in one leaves the
// items about it open.
type area uint16

const (
	version   area = 1 << iota // [Version]
	stamped                    // what stampinf writes: DriverVer, CatalogFile, architectures
	targets                    // [Manufacturer] and the Models sections
	registry                   // which keys and values are written
	data                       // what is written there
	files                      // which files go where
	services                   // AddService with its sections
	devices                    // what secures devices, interfaces and the like
	code                       // what else is installed, or done during installation
	elsewhere                  // sections of other INF files
	contents                   // the files of the package
	catalog                    // the names of its catalogs
	inbox                      // what is not asked of the INF files that come with Windows
	anything  area = 1<<iota - 1
)

// A Remark is what decides an answer, or is worth knowing beside it.
type Remark struct {
	Fails    bool
	Severity rules.Severity
	File     string
	// Line and Column are those in the file; 0 for the file as a whole.
	Line, Column int
	Rule         *rules.Meta // nil for what the folder shows
	// InfVerif is the code under which InfVerif reports it, "" if that is not known.
	InfVerif string
	// Message says it in full; What, Because and Remedy are the parts of it that a rule gives.
	Message               string
	What, Because, Remedy string
}

// Text is the remark in one sentence, without its reason and its remedy.
func (r *Remark) Text() string {
	if r.What == "" {
		return r.Message
	}
	return r.What
}

// An Answer is the verdict on an item with what it rests on.
type Answer struct {
	*Item
	Verdict Verdict
	Remarks []Remark
	// Doubts say why it cannot be told.
	Doubts []string
}

// OnMachine reports whether only a machine with the tools of Microsoft answers the item.
func (i *Item) OnMachine() bool { return i.Group == onMachine }

// Opinion reports whether the answer is about security and rests on nothing that InfVerif
// refuses: it is what inflint itself has against the package.
func (a *Answer) Opinion() bool {
	return a.Group == security && !slices.ContainsFunc(a.Remarks, func(r Remark) bool { return r.Fails && r.InfVerif != "" })
}

// answer is what a check finds.
type answer struct {
	remarks []Remark
	doubts  []string
	idle    bool // there was nothing to look at
}

// fail adds what makes the item fail, at a line of an INF file.
func (a *answer) fail(e *inf.Entry, format string, args ...any) {
	at := e.Section.File.Position(e.Span().Start)
	a.remarks = append(a.remarks, Remark{
		Fails: true, Severity: rules.Error, File: e.Section.File.Name, Line: at.Line, Column: at.Column, Message: fmt.Sprintf(format, args...),
	})
}

// lineOf returns the line that an entry begins on.
func lineOf(e *inf.Entry) int { return e.Section.File.Position(e.Span().Start).Line }
