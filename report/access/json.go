package accessmap

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
)

// version is the version of the format. It changes when a field changes
// its meaning or goes; new fields do not change it.
const version = 1

// jsonWriter writes one object, file by file. docs/access-v1.schema.json describes
// it.
type jsonWriter struct {
	w     io.Writer
	begun bool
}

func newJSON(w io.Writer) *jsonWriter { return &jsonWriter{w: w} }

type jsonPrincipal struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type jsonMap struct {
	File    string            `json:"file"`
	Objects []json.RawMessage `json:"objects"` // jsonMapObject
	More    int               `json:"more,omitempty"`
	Codes   []jsonCodes       `json:"controlCodes,omitempty"`
}

type jsonMapObject struct {
	Kind       string             `json:"kind"`
	Name       string             `json:"name"`
	Install    string             `json:"install"`
	Devices    []string           `json:"devices,omitempty"`
	NamesBelow string             `json:"namesBelow,omitempty"`
	NamesWhy   string             `json:"namesBelowReason,omitempty"`
	Origin     string             `json:"origin"`
	Driver     *jsonDriver        `json:"driver,omitempty"`
	Door       string             `json:"door,omitempty"`
	NameKnown  *bool              `json:"nameKnown,omitempty"`
	Call       *jsonCall          `json:"call,omitempty"`
	Descriptor *jsonMapDescriptor `json:"descriptor"`
	Reason     string             `json:"reason,omitempty"`
	Usual      string             `json:"usual,omitempty"`
	Access     []jsonCell         `json:"access"`
	Others     []jsonOther        `json:"others,omitempty"`
	MoreOthers int                `json:"moreOthers,omitempty"`
}

type jsonMapDescriptor struct {
	File     string   `json:"file"`
	Line     int      `json:"line,omitempty"` // not there where a binary passes it
	Column   int      `json:"column,omitempty"`
	Status   string   `json:"status"`
	SDDL     string   `json:"sddl,omitempty"`
	Binary   bool     `json:"binary,omitempty"`
	Error    string   `json:"error,omitempty"`
	Constant string   `json:"constant,omitempty"`
	ACEs     []string `json:"aces,omitempty"`
}

type jsonCell struct {
	Principal string `json:"principal"`
	jsonAccess
}

// A jsonOther is what a caller may do that the descriptor names and that is no standard one.
type jsonOther struct {
	SID  string `json:"sid"`
	Name string `json:"name"`
	jsonAccess
}

type jsonAccess struct {
	Level  string   `json:"level"`
	Mask   uint32   `json:"mask"`
	Rights []string `json:"rights"`
	ACEs   []int    `json:"aces"`
	Denied []int    `json:"denied"`
	Owner  bool     `json:"owner,omitempty"`
}

// begin returns what stands before a file.
func (j *jsonWriter) begin() (string, error) {
	if j.begun {
		return ",\n", nil
	}
	j.begun = true
	principals := []jsonPrincipal{}
	for _, p := range access.Principals() {
		principals = append(principals, jsonPrincipal{p.ID, p.Name})
	}
	data, err := printable.JSON(principals)
	return fmt.Sprintf("{\"version\":%d,\"principals\":%s,\"files\":[\n", version, data), err
}

func (j *jsonWriter) file(f *inf.File, rows []access.Row) error {
	begin, err := j.begin()
	if err != nil {
		return err
	}
	m := jsonMap{File: filepath.ToSlash(f.Name), Objects: []json.RawMessage{}}
	size := 0
	for i := range rows {
		if size > maxMap {
			m.More = len(rows) - i
			break
		}
		object, err := printable.JSON(mapObjectJSON(&rows[i]))
		if err != nil {
			return err
		}
		m.Objects = append(m.Objects, object)
		size += len(object)
	}
	for _, d := range codeDrivers(rows) {
		m.Codes = append(m.Codes, codesJSON(d))
	}
	data, err := printable.JSON(m)
	if err != nil {
		return err
	}
	_, err = j.w.Write(append([]byte(begin), data...))
	return err
}

func (j *jsonWriter) end(read outcome.Inputs, t *tally) error {
	begin := ""
	if !j.begun {
		var err error
		if begin, err = j.begin(); err != nil {
			return err
		}
	}
	data, err := printable.JSON(struct {
		Skipped []outcome.Skipped `json:"skipped"`
		Errors  []outcome.Error   `json:"errors"`
		Totals  []jsonTotal       `json:"totals"`
		LeftOut *jsonLeftOut      `json:"leftOut,omitempty"`
	}{append([]outcome.Skipped{}, read.Skipped...), append([]outcome.Error{}, read.Errors...), totalsJSON(t), leftOutJSON(t)})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(j.w, "%s\n],%s\n", begin, data[1:])
	return err
}

func mapObjectJSON(row *access.Row) jsonMapObject {
	o := row.Object
	out := jsonMapObject{
		Kind: o.Kind.String(), Name: o.Name, Devices: row.Targets(),
		NamesBelow: row.Namespace.String(), NamesWhy: belowInShort(row), Origin: row.Origin.String(), Driver: driverJSON(row),
		Reason: row.Reason(), Usual: row.Usual(), Access: []jsonCell{}, MoreOthers: row.MoreNamed,
	}
	switch {
	case row.Door != nil:
		out.doorJSON(row)
	case o.Effective != nil:
		out.Descriptor = mapDescriptorJSON(o.Effective, row.Constant)
	}
	if o.Install != nil {
		out.Install = o.Install.Name()
	}
	for i, p := range access.Principals() {
		out.Access = append(out.Access, jsonCell{p.ID, accessJSON(&row.Cells[i])})
	}
	for i := range row.Named {
		n := &row.Named[i]
		out.Others = append(out.Others, jsonOther{n.SID.Literal(), callerName(n.SID), accessJSON(&n.Cell)})
	}
	return out
}

func accessJSON(c *access.Cell) jsonAccess {
	return jsonAccess{
		Level: c.Level.String(), Mask: uint32(c.Granted), Rights: RightIDs(c.Rights),
		ACEs: append([]int{}, c.ACEs...), Denied: append([]int{}, c.Denied...), Owner: c.Owned,
	}
}

var statusNames = [...]string{
	access.Parsed: "parsed", access.Malformed: "malformed", access.Empty: "empty",
	access.Undecodable: "undecodable", access.Unknown: "unknown",
}

func mapDescriptorJSON(d *access.Descriptor, constant string) *jsonMapDescriptor {
	file := d.Setting.Entry.Section.File
	at := file.Position(d.Setting.Span().Start)
	out := &jsonMapDescriptor{
		File: filepath.ToSlash(file.Name), Line: at.Line, Column: at.Column, Status: statusNames[d.Status],
		Binary: d.Setting.Binary(), Constant: constant,
	}
	switch d.Status {
	case access.Parsed:
		out.parsed(d)
	case access.Undecodable:
		out.Error = d.DecodeErr.Error()
	case access.Malformed:
		out.SDDL, out.Error = asRead(d.Setting.Value.Value), d.Err.Error()
	case access.Unknown:
		if !out.Binary {
			out.SDDL = asRead(d.Setting.Value.Value)
		}
	}
	return out
}

// parsed sets the text of a descriptor that is parsed, and its entries.
func (j *jsonMapDescriptor) parsed(d *access.Descriptor) {
	j.SDDL = d.SD.Text
	for i := range d.DACL() {
		j.ACEs = append(j.ACEs, aceText(d.SD, i))
	}
}

// RightIDs returns the words that JSON documents have for rights.
func RightIDs(r access.Rights) []string {
	ids := []string{}
	for _, word := range r.Words() {
		ids = append(ids, strings.ToLower(strings.ReplaceAll(word, " ", "-")))
	}
	return ids
}
