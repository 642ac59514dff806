package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/requirements"
)

// withoutNumber are the codes that share a rule with others of almost the same text, so that
// its findings have no number, and 1220, which asks for an included file beside the other.
var withoutNumber = []string{"1017", "1220", "1221", "1222", "1223", "1225", "1300", "1301", "1302", "1340", "1341", "1430", "1431"}

// TestWHQLCodes judges each bad fixture in a folder without configuration, and requires that
// every code that the table calls reported is reported of one of them: as what fails, where
// InfVerif has an error in a mode, and else as a warning.
func TestWHQLCodes(t *testing.T) {
	fixtures, err := filepath.Glob(filepath.Join("..", "..", "testdata", "infs", "INF*", "bad*.in[fx]"))
	require.NoError(t, err)
	require.NotEmpty(t, fixtures)
	for i := range fixtures {
		fixtures[i], err = filepath.Abs(fixtures[i])
		require.NoError(t, err)
	}
	t.Chdir(t.TempDir())
	fails, reported := map[string]bool{}, map[string]bool{}
	for _, fixture := range fixtures {
		for _, remark := range remarksOf(t, fixture) {
			reported[remark.InfVerif] = true
			if remark.Fails {
				fails[remark.InfVerif] = true
			}
		}
	}
	for _, c := range requirements.Codes() {
		if c.Coverage == requirements.NotCovered || slices.Contains(withoutNumber, c.Code) {
			continue
		}
		code := c.Code
		if m := regexp.MustCompile(`^Reported under (\d{4}),`).FindStringSubmatch(c.Reason); m != nil {
			require.Falsef(t, reported[code], "%s is reported under its own number", code)
			code = m[1]
		}
		refused := slices.ContainsFunc(requirements.Modes(), func(m requirements.Mode) bool {
			level, _ := c.Level(m)
			return level == requirements.Error
		})
		require.Truef(t, reported[code], "no bad fixture has %s", c.Code)
		require.Truef(t, fails[code] || !refused, "no bad fixture fails with %s", c.Code)
	}
	for _, code := range withoutNumber {
		require.Falsef(t, fails[code], "%s has a fixture that fails", code)
	}
}

type codeRemark struct {
	Fails    bool
	InfVerif string
}

// remarksOf judges a fixture as the command does, in the mode that it asks for, and requires
// that the exit code says whether something fails.
func remarksOf(t *testing.T, fixture string) (remarks []codeRemark) {
	src, err := os.ReadFile(fixture)
	require.NoError(t, err)
	name := filepath.Base(fixture)
	require.NoError(t, os.WriteFile(name, src, 0o644))
	args := []string{"whql", "--format", "json", name}
	if m := regexp.MustCompile(`(?m)^; mode ([hwuk])\s*$`).FindSubmatch(src); m != nil {
		args = append(args, "--mode", string(m[1]))
	}
	var stdout, stderr bytes.Buffer
	code := run(args, nil, &stdout, &stderr, false)
	var document struct {
		Packages []struct {
			Items []struct{ Remarks []codeRemark }
		}
	}
	require.NoError(t, json.Unmarshal(stdout.Bytes(), &document), fixture)
	for _, p := range document.Packages {
		for _, item := range p.Items {
			remarks = append(remarks, item.Remarks...)
		}
	}
	if slices.ContainsFunc(remarks, func(r codeRemark) bool { return r.Fails && r.InfVerif != "" }) {
		require.Equal(t, 1, code, fixture)
	}
	return remarks
}
