package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// This file writes the XML formats. The findings of a file come together, so that
// no more than one file's are held.

// xmlFile is what an XML format gathers of one file.
type xmlFile struct {
	name     string
	findings []*rules.Finding
}

// xmlReport calls write with the findings of each file.
type xmlReport struct {
	current xmlFile
	write   func(xmlFile) error
}

func (x *xmlReport) add(name string, f *rules.Finding) error {
	if x.current.name != name {
		if err := x.flush(); err != nil {
			return err
		}
		x.current = xmlFile{name: name}
	}
	x.current.findings = append(x.current.findings, f)
	return nil
}

func (x *xmlReport) flush() error {
	if len(x.current.findings) == 0 {
		return nil
	}
	err := x.write(x.current)
	x.current = xmlFile{}
	return err
}

// element writes an element of an XML report, on lines of its own. Its texts are as
// they are, in references to characters where the log of a CI system would take them
// for commands.
func element(w io.Writer, v any) error {
	data, err := xml.MarshalIndent(v, "  ", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(printable.InertXML(data), '\n'))
	return err
}

// checkstyle writes the format of Checkstyle, which many tools read.
type checkstyle struct {
	findingsOnly
	w       io.Writer
	options Options
	report  xmlReport
	begun   bool
}

type checkstyleFile struct {
	XMLName xml.Name          `xml:"file"`
	Name    string            `xml:"name,attr"`
	Errors  []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr,omitempty"`
	Column   int    `xml:"column,attr,omitempty"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

var checkstyleSeverities = [...]string{rules.Note: "info", rules.Warning: "warning", rules.Error: "error"}

func newCheckstyle(w io.Writer, options Options) *checkstyle {
	c := &checkstyle{w: w, options: options}
	c.report.write = func(x xmlFile) error {
		file := checkstyleFile{Name: printable.XMLText(x.name)}
		for _, f := range x.findings {
			at := f.Start()
			file.Errors = append(file.Errors, checkstyleError{at.Line, at.Column, checkstyleSeverities[f.Severity], printable.XMLText(f.Text()), "inflint." + f.Rule.ID})
		}
		return c.file(file)
	}
	return c
}

func (c *checkstyle) file(file checkstyleFile) error {
	if err := c.begin(); err != nil {
		return err
	}
	return element(c.w, file)
}

func (c *checkstyle) begin() error {
	if c.begun {
		return nil
	}
	c.begun = true
	_, err := io.WriteString(c.w, xml.Header+"<checkstyle version=\"8.0\">\n")
	return err
}

func (c *checkstyle) Finding(f *rules.Finding) error {
	return c.report.add(relativePath(f.File.Name, c.options.Dir), f)
}

func (c *checkstyle) Close(s Summary) error {
	if err := c.report.flush(); err != nil {
		return err
	}
	for _, l := range s.LeftOut {
		note := checkstyleError{Severity: "info", Message: printable.XMLText(l.String()), Source: "inflint"}
		if err := c.file(checkstyleFile{Name: printable.XMLText(relativePath(l.File, c.options.Dir)), Errors: []checkstyleError{note}}); err != nil {
			return err
		}
	}
	for _, e := range s.Errors {
		problem := checkstyleError{Severity: "error", Message: printable.XMLText(e.Message), Source: "inflint"}
		if err := c.file(checkstyleFile{Name: printable.XMLText(relativePath(e.File, c.options.Dir)), Errors: []checkstyleError{problem}}); err != nil {
			return err
		}
	}
	if err := c.begin(); err != nil {
		return err
	}
	_, err := io.WriteString(c.w, "</checkstyle>\n")
	return err
}

// junit writes the format that test reports come in ("JUnit XML"): a suite for
// each file with findings, in which a finding is a test that failed; notes are
// tests that passed, with a word to say. The last suite is the run itself.
type junit struct {
	findingsOnly
	w       io.Writer
	options Options
	report  xmlReport
	begun   bool
}

type junitSuite struct {
	XMLName    xml.Name         `xml:"testsuite"`
	Name       string           `xml:"name,attr"`
	Tests      int              `xml:"tests,attr"`
	Failures   int              `xml:"failures,attr"`
	Errors     int              `xml:"errors,attr"`
	Properties *junitProperties `xml:"properties"`
	Cases      []junitCase      `xml:"testcase"`
}

type junitProperties struct {
	Properties []junitProperty `xml:"property"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	ClassName string        `xml:"classname,attr"`
	Error     *junitFailure `xml:"error"`
	Failure   *junitFailure `xml:"failure"`
	Output    string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func newJUnit(w io.Writer, options Options) *junit {
	j := &junit{w: w, options: options}
	j.report.write = func(x xmlFile) error {
		suite := junitSuite{Name: printable.XMLText(x.name), Tests: len(x.findings)}
		for _, f := range x.findings {
			c := junitCase{Name: fmt.Sprintf("%s %s at %d:%d", f.Rule.ID, f.Rule.Name, f.Start().Line, f.Start().Column), ClassName: suite.Name}
			if message := printable.XMLText(f.Text()); f.Severity == rules.Note {
				c.Output = message
			} else {
				suite.Failures++
				c.Failure = &junitFailure{f.Severity.String(), message, fmt.Sprintf("%s:%d: %s\n%s", suite.Name, f.Start().Line, message, f.Rule.HelpURL())}
			}
			suite.Cases = append(suite.Cases, c)
		}
		return j.suite(suite)
	}
	return j
}

func (j *junit) suite(s junitSuite) error {
	if !j.begun {
		j.begun = true
		if _, err := io.WriteString(j.w, xml.Header+"<testsuites name=\"inflint\">\n"); err != nil {
			return err
		}
	}
	return element(j.w, s)
}

func (j *junit) Finding(f *rules.Finding) error {
	return j.report.add(relativePath(f.File.Name, j.options.Dir), f)
}

func (j *junit) Close(s Summary) error {
	if err := j.report.flush(); err != nil {
		return err
	}
	run := junitSuite{Name: "inflint", Tests: 1 + len(s.LeftOut) + len(s.Errors), Errors: len(s.Errors)}
	run.Cases = append(run.Cases, junitCase{Name: "linted " + printable.Plural(s.Files, "file"), ClassName: "inflint"})
	for _, l := range s.LeftOut {
		run.Cases = append(run.Cases, junitCase{Name: "left out of " + printable.XMLText(relativePath(l.File, j.options.Dir)), ClassName: "inflint", Output: printable.XMLText(l.String())})
	}
	for _, e := range s.Errors {
		message := printable.XMLText(e.Message)
		run.Cases = append(run.Cases, junitCase{
			Name: "read " + printable.XMLText(relativePath(e.File, j.options.Dir)), ClassName: "inflint",
			Error: &junitFailure{"unreadable", message, message},
		})
	}
	if words := s.Words(); len(words) > 0 {
		run.Properties = &junitProperties{}
		for _, text := range words {
			run.Properties.Properties = append(run.Properties.Properties, junitProperty{"inflint", printable.XMLText(text)})
		}
	}
	if err := j.suite(run); err != nil {
		return err
	}
	_, err := io.WriteString(j.w, "</testsuites>\n")
	return err
}
