package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/report"
)

// TestFormatsOverManyFiles runs each format over many more files than are in flight, on
// several numbers of processors. The report has, finding by finding, what the reports
// over each file alone have.
func TestFormatsOverManyFiles(t *testing.T) {
	files := manyFiles(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, format := range report.Formats() {
		t.Run(format.Name, func(t *testing.T) {
			split := findingsIn[format.Name]
			require.NotNil(t, split, "findingsIn, below, needs a function that takes its reports apart")
			reportOn := func(files ...string) []string {
				var stdout, stderr bytes.Buffer
				run(append([]string{"check", "--no-config", "--preset", "all", "--format", format.Name}, files...), nil, &stdout, &stderr, false)
				require.Empty(t, stderr.String())
				return split(t, stdout.Bytes())
			}
			var alone []string
			for _, file := range files {
				alone = append(alone, reportOn(file)...)
			}
			require.Greater(t, len(alone), 50)
			for _, processors := range []int{1, 2, 8} {
				runtime.GOMAXPROCS(processors)
				together := reportOn(files...)
				if format.Name == "sarif" || format.Name == "html" { // which do not go file by file
					slices.Sort(alone)
					slices.Sort(together)
				}
				for i := range min(len(alone), len(together)) {
					require.Equal(t, alone[i], together[i], "%d processors", processors)
				}
				require.Len(t, together, len(alone), "%d processors", processors)
			}
		})
	}
}

// manyFiles makes a directory of files with findings, each followed by one file more
// than the last that has none, and returns their names in this order.
func manyFiles(t *testing.T) (names []string) {
	fixtures := filepath.Join("..", "..", "testdata", "infs")
	bad, err := filepath.Glob(filepath.Join(fixtures, "*", "bad.inf"))
	require.NoError(t, err)
	clean, err := os.ReadFile(filepath.Join(fixtures, "INF213", "good.inf"))
	require.NoError(t, err)
	dir := t.TempDir()
	add := func(text []byte) {
		names = append(names, fmt.Sprintf("%04d.inf", len(names)))
		require.NoError(t, os.WriteFile(filepath.Join(dir, names[len(names)-1]), text, 0o644))
	}
	for i := range 30 {
		text, err := os.ReadFile(bad[i*len(bad)/30])
		require.NoError(t, err)
		add(text)
		for range i {
			add(clean)
		}
	}
	t.Chdir(dir)
	return names
}

// findingsIn has, for each format, a function that returns the findings in a report.
var findingsIn = map[string]func(t *testing.T, out []byte) []string{
	"text": func(_ *testing.T, out []byte) []string {
		report := regexp.MustCompile(`\n +(= also at)`).ReplaceAllString(string(out), "\n\n$1")
		parts := strings.Split(report, "\n\n")
		// What is at several places stands with the first, if that is in another file too, so that
		// the lines are left out here. Other formats have them.
		for i, part := range parts {
			head, at, _ := strings.Cut(part, "\n")
			at, _, _ = strings.Cut(at, "\n")
			if again, also := strings.CutPrefix(part, "= also at "); also {
				head, _, _ = strings.Cut(parts[i-1], "\n")
				at = again
			}
			parts[i] = head + "\n" + strings.TrimLeft(at, " ->")
		}
		return parts[:len(parts)-1] // the last is the summary
	},
	"compact": func(_ *testing.T, out []byte) []string { return linesButLast(out) },
	"jsonl":   func(_ *testing.T, out []byte) []string { return linesButLast(out) },
	"github":  func(_ *testing.T, out []byte) []string { return slices.Collect(strings.Lines(string(out))) },
	"azure":   func(_ *testing.T, out []byte) []string { return slices.Collect(strings.Lines(string(out))) },
	"json": func(t *testing.T, out []byte) []string {
		var document struct{ Findings []json.RawMessage }
		require.NoError(t, json.Unmarshal(out, &document))
		return asTexts(document.Findings)
	},
	"gitlab": func(t *testing.T, out []byte) []string {
		var issues []json.RawMessage
		require.NoError(t, json.Unmarshal(out, &issues))
		return asTexts(issues)
	},
	"sarif": func(t *testing.T, out []byte) []string {
		var log struct {
			Runs []struct{ Results []json.RawMessage }
		}
		require.NoError(t, json.Unmarshal(out, &log))
		return asTexts(log.Runs[0].Results)
	},
	"junit": func(t *testing.T, out []byte) (findings []string) {
		var document struct {
			Suites []struct {
				Name  string `xml:"name,attr"`
				Cases []struct {
					Name string `xml:"name,attr"`
					Text string `xml:",innerxml"`
				} `xml:"testcase"`
			} `xml:"testsuite"`
		}
		require.NoError(t, xml.Unmarshal(out, &document))
		last := len(document.Suites) - 1 // the run itself
		for _, suite := range document.Suites[:last] {
			for _, c := range suite.Cases {
				findings = append(findings, suite.Name+" "+c.Name+c.Text)
			}
		}
		return findings
	},
	"checkstyle": func(t *testing.T, out []byte) (findings []string) {
		var document struct {
			Files []struct {
				Name   string `xml:"name,attr"`
				Errors []struct {
					Attributes []xml.Attr `xml:",any,attr"`
				} `xml:"error"`
			} `xml:"file"`
		}
		require.NoError(t, xml.Unmarshal(out, &document))
		for _, file := range document.Files {
			for _, e := range file.Errors {
				text := file.Name
				for _, a := range e.Attributes {
					text += " " + a.Name.Local + "=" + a.Value
				}
				findings = append(findings, text)
			}
		}
		return findings
	},
	"html": func(_ *testing.T, out []byte) []string { // with the rows of the access map
		out = regexp.MustCompile(`"#?[dfh][0-9]+"`).ReplaceAll(out, nil) // numbers on the page
		return regexp.MustCompile(`(?s)<tbody.*?</tbody>|<article class="finding.*?</article>`).FindAllString(string(out), -1)
	},
}

func linesButLast(out []byte) []string {
	lines := slices.Collect(strings.Lines(string(out)))
	return lines[:len(lines)-1]
}

func asTexts(list []json.RawMessage) (texts []string) {
	for _, item := range list {
		texts = append(texts, string(item))
	}
	return texts
}
