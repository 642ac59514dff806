package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/rules"
)

// An elementRule is what a schema says of an element: its attributes, those that
// must be there with a !, and the elements in it.
type elementRule struct{ attributes, children string }

// junitSchema is what Jenkins takes (junit-10.xsd of its xUnit plugin), as far as it
// is used.
var junitSchema = map[string]elementRule{
	"testsuites": {"name tests failures errors", "testsuite"},
	"testsuite":  {"!name !tests !failures !errors", "properties testcase"},
	"properties": {"", "property"},
	"property":   {"!name !value", ""},
	"testcase":   {"!name classname", "skipped error failure system-out"},
	"failure":    {"type message", ""},
	"error":      {"type message", ""},
	"system-out": {"", ""},
}

// checkstyleSchema is what Checkstyle's own XMLLogger writes.
var checkstyleSchema = map[string]elementRule{
	"checkstyle": {"!version", "file"},
	"file":       {"!name", "error"},
	"error":      {"line column !severity !message !source", ""},
}

func TestXMLSchemas(t *testing.T) {
	findings := hostileFindings(t)
	summary := Summary{Inputs: outcome.Inputs{Files: 2, Errors: []outcome.Error{{File: "gone.inf", Message: "no such file"}}}, Gate: hostileGate()}
	for format, schema := range map[string]map[string]elementRule{"junit": junitSchema, "checkstyle": checkstyleSchema} {
		t.Run(format, func(t *testing.T) {
			require.NoError(t, checkXML(write(t, format, findings, summary), schema))
			require.NoError(t, checkXML(write(t, format, nil, Summary{}), schema))
			for _, wrong := range []string{"<x/>", "<testsuites><testsuite/></testsuites>", "<checkstyle/>", "<checkstyle version='8.0'><error/></checkstyle>"} {
				require.Error(t, checkXML([]byte(wrong), schema), wrong)
			}
		})
	}
}

// checkXML checks a document against a schema.
func checkXML(data []byte, schema map[string]elementRule) error {
	var open []string
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			name := e.Name.Local
			rule, known := schema[name]
			if !known || len(open) > 0 && !slices.Contains(strings.Fields(schema[open[len(open)-1]].children), name) {
				return errors.New("unexpected element " + name)
			}
			if err := checkAttributes(e, rule); err != nil {
				return err
			}
			open = append(open, name)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func checkAttributes(e xml.StartElement, rule elementRule) error {
	var names []string
	for _, a := range e.Attr {
		names = append(names, a.Name.Local)
		if !slices.Contains(strings.Fields(strings.ReplaceAll(rule.attributes, "!", "")), a.Name.Local) {
			return errors.New("unexpected attribute " + a.Name.Local)
		}
		switch a.Name.Local {
		case "tests", "failures", "errors", "line", "column":
			if _, err := strconv.ParseUint(a.Value, 10, 31); err != nil {
				return err
			}
		}
	}
	for _, name := range strings.Fields(rule.attributes) {
		if required, ok := strings.CutPrefix(name, "!"); ok && !slices.Contains(names, required) {
			return errors.New("missing attribute " + required)
		}
	}
	return nil
}

// TestXMLSaysTheSame reads names and messages back: what is special in a log is not
// changed, but comes as references to characters.
func TestXMLSaysTheSame(t *testing.T) {
	const name = "::a##vso[x]\u202e\u00a0\u009b\u3164\n##b.inf"
	finding := rules.Finding{Rule: &rules.Lookup("INF205").Meta, Severity: rules.Error, File: inf.Parse(name, []byte("x")), Message: "of " + name}
	findings := []*rules.Finding{&finding}
	summary := Summary{Inputs: outcome.Inputs{Errors: []outcome.Error{{File: name, Message: "gone: " + name}}}}

	var checkstyle struct {
		Files []checkstyleFile `xml:"file"`
	}
	require.NoError(t, xml.Unmarshal(write(t, "checkstyle", findings, summary), &checkstyle))
	for i, message := range []string{finding.Message, "gone: " + name} {
		require.Equal(t, name, checkstyle.Files[i].Name)
		require.Equal(t, message, checkstyle.Files[i].Errors[0].Message)
	}
	var junit struct {
		Suites []junitSuite `xml:"testsuite"`
	}
	require.NoError(t, xml.Unmarshal(write(t, "junit", findings, summary), &junit))
	require.Equal(t, name, junit.Suites[0].Name)
	require.Equal(t, finding.Message, junit.Suites[0].Cases[0].Failure.Message)
	require.Equal(t, "gone: "+name, junit.Suites[1].Cases[1].Error.Text)
}
