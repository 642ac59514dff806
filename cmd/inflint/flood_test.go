package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/report"
	accessmap "github.com/inflint/inflint/report/access"
	"github.com/inflint/inflint/report/diff"
)

const floodHead = "[Version]\nSignature=\"$Windows NT$\"\nClass=System\nProvider=x\n[Manufacturer]\nm=Models,NTamd64\n[Models.NTamd64]\n"

// flood is a file with so many findings of one rule about a device with a name of the
// greatest length.
func flood(lines int) string {
	return floodHead + "%n%=I,x\n[I]\n[I.HW]\nAddReg=R\n[R]\n" + strings.Repeat("HKR,,Security,,\n", lines) + "[Strings]\nn=\"" + strings.Repeat("N", 16000) + "\"\n"
}

// bounds is how long a report about a file of some bytes may be.
func bounds(size int) int { return 100*size + 1<<20 }

func runHere(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(""), &out, &errs, false)
	return code, out.String(), errs.String()
}

// TestFloods gives a file with a finding in each line to all formats. What is not written
// is counted, and decides on the exit code.
func TestFloods(t *testing.T) {
	t.Chdir(t.TempDir())
	const lines = 5000
	text := flood(lines)
	require.NoError(t, os.WriteFile("a.inf", []byte(text), 0o644))
	for _, f := range report.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			code, out, stderr := runHere("--format", f.Name, "a.inf")
			require.Equal(t, exitFindings, code, stderr)
			require.Less(t, len(out), bounds(len(text)))
			require.Less(t, len(out), 4<<20)
			require.NotContains(t, out, strings.Repeat("N", 400))
			found := 0
			for _, one := range findingsIn[f.Name](t, []byte(out)) {
				if strings.Contains(one, "INF103") {
					found++
				}
			}
			require.GreaterOrEqual(t, found, 1000)
			require.LessOrEqual(t, found, 1001, "and what says that there are more")
			if f.Name == "json" || f.Name == "jsonl" {
				require.Contains(t, out, fmt.Sprintf(`"leftOut":[{"file":"a.inf","errors":%d,"warnings":0,"notes":0}]`, lines-1000))
			} else {
				require.Contains(t, out, fmt.Sprintf("%d findings more about a.inf: of one rule, the first 1000 about a file are written, and 10000 of all rules", lines-1000))
			}
		})
	}
	_, out, _ := runHere("a.inf")
	require.Contains(t, out, fmt.Sprintf("\n%d errors, ", lines))
	require.NotContains(t, out, strings.Repeat("N", 60), "a name is cut at 60 columns")
	require.Contains(t, out, strings.Repeat("N", 59)+"…")

	code, out, stderr := runHere("baseline", "write", "a.inf")
	require.Equal(t, 0, code, stderr)
	require.Contains(t, out, fmt.Sprintf("%d accepted", lines))
	code, out, _ = runHere("--baseline", ".inflint-baseline.json", "--fail-on", "note", "a.inf")
	require.Equal(t, 0, code)
	require.NotContains(t, out, "more about")
	require.NoError(t, os.WriteFile("a.inf", []byte(flood(lines+1)), 0o644))
	code, out, _ = runHere("--baseline", ".inflint-baseline.json", "a.inf")
	require.Equal(t, exitFindings, code, "the last of so many is new")
	require.Contains(t, out, "\n1 error, ")
	written, err := os.ReadFile(".inflint-baseline.json")
	require.NoError(t, err)
	require.Contains(t, string(written), `"object":"device i"`, "a device is known by its install section")
}

// TestFloodIsFixed fixes more findings than a report has.
func TestFloodIsFixed(t *testing.T) {
	t.Chdir(t.TempDir())
	const lines = 1500
	var text strings.Builder
	text.WriteString(floodHead)
	for i := range lines {
		fmt.Fprintf(&text, "d%d=I%d,x\n", i, i)
	}
	for i := range lines {
		fmt.Fprintf(&text, "[I%d]\n[I%d.HW]\nAddReg=R%d\n[R%d]\nHKR,,Security,,D:P(A;;GA;;;SY)(A;;GA;;;BA)\n", i, i, i, i)
	}
	require.NoError(t, os.WriteFile("a.inf", []byte(text.String()), 0o644))
	_, out, _ := runHere("a.inf")
	require.Contains(t, out, "500 findings more about a.inf")
	_, out, stderr := runHere("fix", "a.inf")
	require.Contains(t, out, "in 1 of 1 file", stderr)
	src, err := os.ReadFile("a.inf")
	require.NoError(t, err)
	require.Equal(t, lines, strings.Count(string(src), `"D:P(A;;GA;;;SY)(A;;GA;;;BA)"`))
}

// TestFloodOfDevices gives a file with very many devices that share a long descriptor to
// the commands that show one after the other.
func TestFloodOfDevices(t *testing.T) {
	t.Chdir(t.TempDir())
	var text strings.Builder
	text.WriteString(floodHead)
	const devices = 4000
	for i := range devices {
		fmt.Fprintf(&text, "%%n%%=I%d,x\n", i)
	}
	for i := range devices {
		fmt.Fprintf(&text, "[I%d]\n[I%d.HW]\nAddReg=R\n", i, i)
	}
	text.WriteString("[R]\nHKR,,Security,,\"D:P" + strings.Repeat("(A;;GR;;;BU)", 500) + "\"\n[Strings]\nn=\"" + strings.Repeat("N", 16000) + "\"\n")
	require.NoError(t, os.WriteFile("a.inf", []byte(text.String()), 0o644))
	for _, format := range accessmap.Formats() {
		object := "]" // which stands behind the name of the install section
		if format == "compact" {
			object = ": people "
		}
		code, out, stderr := runHere("access", "--format", format, "a.inf")
		require.Equal(t, 0, code, stderr)
		require.Less(t, len(out), bounds(text.Len()), format)
		require.Less(t, len(out), 20<<20, format)
		switch {
		case format == "json":
			var m struct {
				Files []struct {
					Objects []json.RawMessage
					More    int
				}
			}
			require.NoError(t, json.Unmarshal([]byte(out), &m))
			require.Equal(t, devices, len(m.Files[0].Objects)+m.Files[0].More)
			require.Positive(t, m.Files[0].More)
		case format == "markdown":
			left := regexp.MustCompile(`Not shown: (\d+) objects\*\*`).FindStringSubmatch(out)
			require.NotNil(t, left)
			require.Equal(t, fmt.Sprint(devices-strings.Count(out, "\n| device ")), left[1])
		case strings.Count(out, object) < devices:
			require.Contains(t, out, "more objects, which would make this report too long", format)
		}
	}
	for _, name := range []string{"b.inf", "c.inf"} {
		require.NoError(t, os.WriteFile(name, []byte(text.String()), 0o644))
	}
	code, out, stderr := runHere("access", ".")
	require.Equal(t, 0, code, stderr)
	require.Less(t, len(out), 9<<20)
	require.Contains(t, out, "more objects, which would make this report too long")
	for _, args := range [][]string{{"whql", "a.inf"}, {"whql", "-f", "html", "a.inf"}, {"whql", "-f", "json", "a.inf"}} {
		_, out, _ := runHere(args...)
		require.Less(t, len(out), 8<<20, args)
	}
}

// TestFloodOfChanges compares a file with one that has a finding in each line.
func TestFloodOfChanges(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("a.inf", []byte(floodHead), 0o644))
	require.NoError(t, os.WriteFile("b.inf", []byte(flood(5000)), 0o644))
	for _, format := range diff.Formats() {
		_, out, _ := runHere("diff", "--format", format, "a.inf", "b.inf")
		require.Less(t, len(out), 2<<20, format)
		if format == "markdown" {
			require.Regexp(t, `Not shown: \d+ lines\*\*`, out)
		} else {
			require.Contains(t, out, "there are 4001 more findings like those before", format)
		}
	}
	_, out, _ := runHere("whql", "-v", "b.inf")
	require.Contains(t, out, "4000 more like these are not listed")
}

// TestIncludedFlood has many short files that include a long one.
func TestIncludedFlood(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("big.inf", []byte("[N]\nAddReg=R\n[R]\n"+strings.Repeat("HKR,,a,,b\n", 800_000)), 0o644))
	for i := range 40 {
		name := fmt.Sprintf("f%d.inf", i)
		require.NoError(t, os.WriteFile(name, []byte(floodHead+"d=I,x\n[I]\nInclude=big.inf\nNeeds=N\n"), 0o644))
	}
	code, out, stderr := runHere("f*.inf")
	require.Equal(t, exitFailed, code)
	require.Equal(t, 40, strings.Count(stderr, "big.inf, which it includes, is not read"))
	require.Contains(t, out, " in 40 files")
}

// TestFloodOfValues names a large value in each line: few of them are put in.
func TestFloodOfValues(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile(".inflint.ini", []byte("[define]\nA = "+strings.Repeat(",", 200_000)), 0o644))
	text := floodHead + "d=I,x\n[I]\n[I.HW]\nAddReg=R\n[R]\n" + strings.Repeat("HKR,,x,,@A@\n", 300)
	require.NoError(t, os.WriteFile("a.inf", []byte(text), 0o644))
	for _, args := range [][]string{{"check"}, {"access"}, {"dump", "a.inf"}, {"whql"}, {"fix", "--diff", "."}} {
		code, out, stderr := runHere(args...)
		require.Equal(t, exitFailed, code, args)
		require.Contains(t, stderr, "a.inf: the values of its placeholders would make it too large", args)
		require.Less(t, len(out), 4<<20, args)
	}
}

// TestActionSummaryIsBounded has findings in files with the longest of names, and the
// longest of values in configuration files.
func TestActionSummaryIsBounded(t *testing.T) {
	r := newFakeRunner(t)
	dir := strings.TrimSuffix(strings.Repeat(strings.Repeat("d", 200)+"/", 15), "/")
	for i := range 30 {
		name := filepath.Join(r.workspace, dir, fmt.Sprintf("%d.inf", i))
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(flood(20)), 0o644))
	}
	for i := range 8 {
		configured := filepath.Join(r.workspace, fmt.Sprint(i))
		require.NoError(t, os.Mkdir(configured, 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(configured, "a.inf"), []byte(floodHead), 0o644))
		require.NoError(t, os.WriteFile(filepath.Join(configured, ".inflint.ini"), []byte("[define]\nA = "+strings.Repeat("v", 200_000)), 0o644))
	}
	require.Equal(t, 1, r.job(readAction(t), nil, nil))
	summary := r.file("GITHUB_STEP_SUMMARY")
	require.Less(t, len(summary), 1<<20)
	require.Contains(t, summary, "    configuration 7/.inflint.ini: define A vvv")
	require.Regexp(t, `\n\nand \d+ more\n$`, summary)
}
