package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/rules"
)

// TestHostileText puts each of them into all places that a report shows.
func TestHostileText(t *testing.T) {
	for _, hostile := range reporttest.HostileTexts {
		t.Run(hostile.Name, func(t *testing.T) {
			for encoding, encode := range reporttest.Encodings {
				// INF files end a line at LF alone, and a name may have one.
				f := inf.Parse("evil\n"+hostile.Text+".inf", encode(reporttest.HostileINF(hostile.Text)))
				findings := rules.Run(f, rules.All(), rules.Options{Preset: rules.PresetAll})
				require.NotEmpty(t, findings, encoding)
				for i := range findings {
					findings[i].Related = append(findings[i].Related, rules.Related{File: f, Message: hostile.Text, Span: findings[i].Span})
				}
				for _, look := range looks {
					reporttest.RequireInert(t, written(t, look.format, look.Look, findings))
				}
			}
		})
	}
}

func written(t *testing.T, format string, look terminal.Look, findings []*rules.Finding) string {
	var out bytes.Buffer
	w := newWriter(t, format, &out, Options{Look: look})
	for _, f := range findings {
		require.NoError(t, w.Finding(f))
	}
	require.NoError(t, w.Close(Summary{Inputs: outcome.Inputs{Files: 1}}))
	return out.String()
}

// TestCommandsInMessages breaks a message into lines where a command would come to
// the beginning of one.
func TestCommandsInMessages(t *testing.T) {
	for n := range 80 {
		f := &rules.Finding{
			Rule: &rules.Lookup("INF205").Meta, Severity: rules.Error, File: inf.Parse("::error::.inf", []byte("x")),
			Message: strings.Repeat("x", n) + " ::error::y ::error::z",
		}
		reporttest.RequireInert(t, written(t, "text", terminal.Look{Width: 40}, []*rules.Finding{f}))
	}
}
