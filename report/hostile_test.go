package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

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
			require.True(t, utf8.ValidString(out.String()))
			commands := 0
			for line := range strings.Lines(out.String()) {
				line = strings.TrimSuffix(line, "\n")
				for _, r := range line {
					require.False(t, unicode.IsControl(r) && r != '\t', "%q in %q", r, line)
					if format == "json" || format == "jsonl" || format == "sarif" || format == "gitlab" {
						continue // data, which nobody shows as it is
					}
					require.False(t, unicode.Is(unicode.Bidi_Control, r), "%q in %q", r, line)
				}
				isCommand := strings.HasPrefix(strings.TrimSpace(line), "::")
				if at := strings.LastIndex(line, "##"); at >= 0 {
					isCommand = true
					require.Zero(t, at, "a command within %q", line)
				}
				if isCommand {
					commands++
				}
			}
			switch format {
			case "github":
				require.Equal(t, len(findings)+2, commands)
			case "azure":
				require.Equal(t, len(findings)+1, commands)
			default:
				require.Zero(t, commands)
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
	return findings
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
