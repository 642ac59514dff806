package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/rules"
)

// TestHostile writes findings about a hostile file in every format, which stays a
// document of its kind with nothing in it that acts.
func TestHostile(t *testing.T) {
	findings := hostileFindings(t)
	summary := Summary{Inputs: outcome.Inputs{
		Files:   1,
		Skipped: []outcome.Skipped{{File: "skipped\n::error::" + reporttest.Nasty, Reason: "it is " + reporttest.Nasty}},
		Errors:  []outcome.Error{{File: "gone\n##vso[task.complete]" + reporttest.Nasty, Message: "no such file: " + reporttest.Nasty}},
	}, Gate: hostileGate()}
	for _, format := range Formats() {
		format := format.Name
		t.Run(format, func(t *testing.T) {
			var out bytes.Buffer
			w := newWriter(t, format, &out, Options{Version: "1.2.3", Dir: "/", Rules: rules.All()})
			for _, f := range findings {
				require.NoError(t, w.Finding(f))
			}
			require.NoError(t, w.Close(summary))
			switch format {
			case "github", "azure":
				commands := reporttest.Commands(out.String())
				want := len(findings) + 1 // what could not be read
				if format == "github" {
					want++ // the configuration
				}
				require.Len(t, commands, want)
				for _, c := range commands {
					reporttest.RequireInert(t, strings.TrimLeft(c, ":#"))
				}
			case "text", "compact", "html":
				reporttest.RequireInert(t, out.String())
			default:
				reporttest.RequireInertData(t, out.String())
			}
			wellFormed(t, format, out.Bytes())
		})
	}
}

func hostileFindings(t *testing.T) []*rules.Finding {
	src := strings.Replace(string(rules.Example("[Acme.NT.HW]\nAddReg = S\n[S]\nHKR,,Security,,\n")), `"Acme Device"`,
		`"Acme `+strings.ReplaceAll(reporttest.Nasty, `"`, `""`)+` `+"\x00"+`"`, 1)
	f := inf.Parse("evil\n::error::name "+reporttest.Nasty+".inf", append([]byte("\xEF\xBB\xBF"), src...))
	findings := rules.Run(f, rules.All(), rules.Options{})
	require.NotEmpty(t, findings)
	require.Contains(t, findings[0].Message, "owned")
	return append(findings, inHostileSource())
}

// inHostileSource is a finding in the source of a driver, with what no INF file can have in
// its text.
func inHostileSource() *rules.Finding {
	text := "\x00\r\xff\xed\xa0\x80" + reporttest.Nasty + " IoCreateDevice(" + reporttest.Nasty + "\xf0\n);"
	name := "evil\n::error::source " + reporttest.Nasty + ".c"
	return &rules.Finding{
		Rule: &rules.Lookup("INF206").Meta, Severity: rules.Error, Message: "owned " + reporttest.Nasty, Because: reporttest.Nasty, Remedy: reporttest.Nasty,
		File: inf.Plain(name, text, nil), Span: inf.Span{Start: strings.Index(text, "IoCreateDevice"), End: len(text)}, Function: reporttest.Nasty,
		Fingerprint: strings.Repeat("0", 32),
	}
}

// wellFormed reads a report as what it claims to be.
func wellFormed(t *testing.T, format string, data []byte) {
	switch format {
	case "json", "sarif", "gitlab":
		require.True(t, json.Valid(data), string(data))
	case "jsonl":
		for line := range bytes.Lines(data) {
			require.True(t, json.Valid(line), string(line))
		}
	case "junit", "checkstyle":
		d := xml.NewDecoder(bytes.NewReader(data))
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			require.NoError(t, err)
			if start, ok := token.(xml.StartElement); ok {
				require.NotEqual(t, "script", start.Name.Local)
			}
		}
	}
}

// hostileGate has a configuration file that is called what may do harm.
func hostileGate() outcome.Gate {
	return outcome.Gate{Suppressed: 2, ConfigFrom: "HEAD", Differ: []string{reporttest.HostileName}, Configurations: []outcome.Configuration{
		{File: "::" + reporttest.HostileName + "\n::error::" + reporttest.Nasty, Files: 2, Sets: []outcome.Setting{{Key: "INF101", Value: "off", Without: "error", Files: 1}}},
	}}
}
