package accessmap

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/source"
)

// This file is about the control codes that the source of a driver handles. Which of the
// driver's devices a code reaches is not known, so they are told of the driver.

// maxCodes is how many codes of a driver are listed.
const maxCodes = 500

// codesInWords sums up the control codes of the driver of a device; "" where none is known.
func codesInWords(row *access.Row) string {
	if row.Door != nil {
		return ""
	}
	return sumOfCodes(row.Object.Driver.Codes())
}

func sumOfCodes(c *evidence.Codes) string {
	if c == nil {
		return ""
	}
	words := fmt.Sprintf("control codes: %d handled", len(c.Handled))
	if n := c.Count(evidence.AnyAccess); n > 0 {
		words += fmt.Sprintf(", %d %s the driver on any handle, so callers who can only open or read can send %s", n, verb(n, "reaches", "reach"), verb(n, "it", "them"))
	}
	if n := c.Count(evidence.UnknownAccess); n > 0 {
		words += fmt.Sprintf(", %d not resolved", n)
	}
	if c.Listed > 0 {
		words += fmt.Sprintf("; a table names %d more, which the driver may handle, too", c.Listed)
	}
	if c.Validated {
		words += "; the driver may refuse some (it calls IoValidateDeviceIoControlAccess)"
	}
	if !c.Whole {
		words += "; not all of the source was read"
	}
	return words
}

func verb(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// codeDrivers are the drivers of some rows that handle control codes, each once.
func codeDrivers(rows []access.Row) (drivers []*evidence.Driver) {
	seen := map[string]bool{}
	for i := range rows {
		d := rows[i].Object.Driver
		if d == nil || seen[d.Name] {
			continue
		}
		seen[d.Name] = true
		if d.Codes() != nil {
			drivers = append(drivers, d)
		}
	}
	return drivers
}

// accessOfCode says in words which access a code asks for.
func accessOfCode(a evidence.CodeAccess) string {
	return [...]string{
		evidence.UnknownAccess: "not known", evidence.AnyAccess: "none (FILE_ANY_ACCESS)", evidence.ReadAccess: "read (FILE_READ_ACCESS)",
		evidence.WriteAccess: "write (FILE_WRITE_ACCESS)", evidence.ReadWriteAccess: "read and write",
	}[a]
}

// A driverCodes is what a page shows of the control codes of a driver, in printable words.
type driverCodes struct {
	Driver, Sum string
	Codes       []codeRow
	More        string
}

type codeRow struct{ Name, Value, Access, Method, Defined, Handled string }

func newDriverCodes(d *evidence.Driver) driverCodes {
	c := d.Codes()
	out := driverCodes{Driver: printable.ShortName(d.Name), Sum: sumOfCodes(c)}
	for i := range c.Handled[:min(len(c.Handled), maxCodes)] {
		code := &c.Handled[i]
		row := codeRow{Name: printable.ShortName(code.Name), Access: accessOfCode(code.Access)}
		if code.Defined {
			row.Defined = sourcePlace(code.Place)
		}
		if code.Value != nil {
			row.Value = fmt.Sprintf("0x%08x", *code.Value)
		}
		if code.Neither {
			row.Method = "METHOD_NEITHER"
		}
		var places []string
		for _, at := range code.Handled[:min(len(code.Handled), maxIdle)] {
			places = append(places, sourcePlace(at))
		}
		row.Handled = strings.Join(places, ", ")
		if more := len(code.Handled) - maxIdle; more > 0 {
			row.Handled += fmt.Sprintf(" and %d more", more)
		}
		out.Codes = append(out.Codes, row)
	}
	if more := len(c.Handled) - maxCodes; more > 0 {
		out.More = "and " + printable.Plural(more, "more code")
	}
	return out
}

func sourcePlace(at source.Place) string {
	return fmt.Sprintf("%s:%d:%d", printable.Name(at.File), at.Line, at.Column)
}

// A jsonCodes is what JSON has of the control codes of a driver.
type jsonCodes struct {
	Driver      string     `json:"driver"`
	Handled     int        `json:"handled"`
	AnyHandle   int        `json:"anyHandle"`
	NotResolved int        `json:"notResolved"`
	Listed      int        `json:"listed,omitempty"`
	Validated   bool       `json:"validated"`
	Whole       bool       `json:"whole"`
	List        []jsonCode `json:"list"`
}

type jsonCode struct {
	Name    string      `json:"name"`
	Value   *uint32     `json:"value,omitempty"`
	Access  string      `json:"access"`
	Neither bool        `json:"neither,omitempty"`
	Defined *jsonPlace  `json:"defined,omitempty"`
	Handled []jsonPlace `json:"handled"`
}

type jsonPlace struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func placeJSON(at source.Place) jsonPlace {
	return jsonPlace{filepath.ToSlash(at.File), at.Line, at.Column}
}

func codesJSON(d *evidence.Driver) jsonCodes {
	c := d.Codes()
	out := jsonCodes{
		Driver: d.Name, Handled: len(c.Handled), AnyHandle: c.Count(evidence.AnyAccess), NotResolved: c.Count(evidence.UnknownAccess),
		Listed: c.Listed, Validated: c.Validated, Whole: c.Whole,
	}
	for i := range c.Handled[:min(len(c.Handled), maxCodes)] {
		code := &c.Handled[i]
		one := jsonCode{Name: code.Name, Value: code.Value, Access: code.Access.String(), Neither: code.Neither}
		if code.Defined {
			place := placeJSON(code.Place)
			one.Defined = &place
		}
		for _, at := range code.Handled[:min(len(code.Handled), mostAlike)] {
			one.Handled = append(one.Handled, placeJSON(at))
		}
		out.List = append(out.List, one)
	}
	return out
}
