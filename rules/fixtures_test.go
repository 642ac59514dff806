package rules_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
	"github.com/inflint/inflint/source"
)

// TestFixtures lints the files of testdata/infs/<ID>/. A finding is announced at
// the end of the line it points at, in a comment: "; want INF205" for one of the
// rule's own severity, "; want INF206:note" for another. More than one may
// follow. Lines "; preset strict" and "; framework wdm" set options, and so do
// "; mode w", "; rulever 10.0.17763" (or vnext) and "; wbuild 10.0.22621", which are
// those of InfVerif. "; driver plain.sys" and "; driver ctl.c" name what bears witness of
// the driver of that name: a binary of driver/testdata, or C source beside the fixture;
// "; local driver …" one that git does not track. Findings in source are announced there,
// by "// want INF206". bad*.inf have findings of the rule that the folder is named
// after; good*.inf have none of any rule. One of these at least is a near miss: what
// looks like the mistake and is right.
func TestFixtures(t *testing.T) {
	for _, r := range rules.All() {
		dir := filepath.Join("..", "testdata", "infs", r.ID)
		for kind, least := range map[string]int{"bad": 1, "good": 2} {
			names, err := filepath.Glob(filepath.Join(dir, kind+"*.in[fx]"))
			require.NoError(t, err)
			require.GreaterOrEqual(t, len(names), least, "%s: %s*.inf; among the good ones, one is a near miss", dir, kind)
			for _, name := range names {
				t.Run(r.ID+"/"+filepath.Base(name), func(t *testing.T) { checkFixture(t, r, kind, name) })
			}
		}
	}
}

var (
	wantComment = regexp.MustCompile(`(?:;|//)[^;]*\bwant((?: INF\d{3}(?::\w+)?)+)\s*$`)
	presetLine  = regexp.MustCompile(`(?m)^; preset (\w+)\s*$`)
	frameLine   = regexp.MustCompile(`(?m)^; framework (\w+)\s*$`)
	modeLine    = regexp.MustCompile(`(?m)^; mode ([hwuk])\s*$`)
	ruleverLine = regexp.MustCompile(`(?m)^; rulever (\S+)\s*$`)
	driverLine  = regexp.MustCompile(`(?m)^; (local )?driver (\S+)\s*$`)
	wbuildLine  = regexp.MustCompile(`(?m)^; wbuild (\S+)\s*$`)
)

// fixtureOptions returns the options that a fixture asks for.
func fixtureOptions(t *testing.T, f *inf.File) (options rules.Options) {
	var err error
	if m := presetLine.FindStringSubmatch(f.Text); m != nil {
		options.Preset, err = rules.ParsePreset(m[1])
		require.NoError(t, err)
	}
	if m := frameLine.FindStringSubmatch(f.Text); m != nil {
		options.Framework, err = rules.ParseFramework(m[1])
		require.NoError(t, err)
	}
	if m := modeLine.FindStringSubmatch(f.Text); m != nil {
		options.Requirements.Mode = requirements.Mode("/" + m[1])
	}
	if m := ruleverLine.FindStringSubmatch(f.Text); m != nil {
		if options.Requirements.Next = m[1] == "vnext"; !options.Requirements.Next {
			options.Requirements.Newest, err = inf.ParseOSVersion(m[1])
			require.NoError(t, err)
		}
	}
	if m := wbuildLine.FindStringSubmatch(f.Text); m != nil {
		options.Requirements.WindowsFrom, err = inf.ParseOSVersion(m[1])
		require.NoError(t, err)
	}
	options.Evidence = fixtureEvidence(t, f)
	return options
}

// fixtureEvidence returns what the witnesses say that a fixture names.
func fixtureEvidence(t *testing.T, f *inf.File) *evidence.Set {
	var set evidence.Set
	for _, m := range driverLine.FindAllStringSubmatch(f.Text, -1) {
		name, origin := strings.TrimSuffix(m[2], filepath.Ext(m[2]))+".sys", evidence.Origin{Path: m[2], Local: m[1] != ""}
		if set.Driver(name) == nil {
			set.Drivers = append(set.Drivers, &evidence.Driver{Name: name})
		}
		d := set.Driver(name)
		if m[2] != name {
			src, err := os.ReadFile(filepath.Join(filepath.Dir(f.Name), m[2]))
			require.NoError(t, err)
			d.Source = codeOf(origin, string(src))
			continue
		}
		src, err := os.ReadFile(filepath.Join("..", "driver", "testdata", name))
		require.NoError(t, err)
		facts, err := driver.Read(src)
		require.NoError(t, err)
		d.Binaries = append(d.Binaries, &evidence.Binary{Origin: origin, Facts: facts})
	}
	if set.Drivers == nil {
		return nil
	}
	return &set
}

// codeOf returns what a driver's only source file says.
func codeOf(origin evidence.Origin, text string) *evidence.Source {
	files := []source.File{{Name: origin.Path, Text: text}}
	return &evidence.Source{Origin: origin, Files: files, Facts: source.Read(files)}
}

func checkFixture(t *testing.T, r *rules.Rule, kind, name string) {
	src, err := os.ReadFile(name)
	require.NoError(t, err)
	f := inf.Parse(name, src)
	options := fixtureOptions(t, f)
	want, got := announced(f), []string{}
	for file, s := range options.Evidence.Sources() {
		if kind == "good" {
			break // others share the source
		}
		want = append(want, announced(s.File(file.Name))...)
	}
	own := 0
	findings := run(t, name, src, options).Findings
	slices.SortStableFunc(findings, func(a, b *rules.Finding) int { // those in source last
		return strings.Compare(fmt.Sprint(a.File.Plain()), fmt.Sprint(b.File.Plain()))
	})
	for _, finding := range findings {
		answer := fmt.Sprintf("%s:%d: %s", filepath.Base(finding.File.Name), finding.Start().Line, finding.Rule.ID)
		if finding.Severity != finding.Rule.Severity {
			answer += ":" + finding.Severity.String()
		}
		got = append(got, answer)
		if finding.Rule == &r.Meta {
			own++
		}
	}
	require.Equal(t, want, got)
	require.Equal(t, kind == "bad", own > 0, "findings of %s itself", r.ID)
	if kind == "good" {
		require.Empty(t, got)
	}
}

// announced returns the answers that comments in a file announce.
func announced(f *inf.File) []string {
	want := []string{}
	for line := 1; line <= f.Lines(); line++ {
		span := f.LineSpan(line)
		if m := wantComment.FindStringSubmatch(f.Text[span.Start:span.End]); m != nil {
			for _, answer := range strings.Fields(m[1]) {
				want = append(want, fmt.Sprintf("%s:%d: %s", filepath.Base(f.Name), line, answer))
			}
		}
	}
	return want
}

// run lints a file as the command does, with the suppressions in it, on a day in
// 2026.
func run(t *testing.T, name string, src []byte, options rules.Options) (result lint.Result) {
	options.Today = time.Date(2026, time.June, 30, 12, 0, 0, 0, time.UTC)
	input := []lint.Input{{Path: name, Reader: bytes.NewReader(src)}}
	policy := func(string) (lint.Policy, error) { return lint.Policy{Options: options}, nil }
	require.NoError(t, lint.Run(input, lint.Options{Rules: rules.All(), Policy: policy}, func(r lint.Result) error {
		result = r
		return r.Err
	}))
	require.Empty(t, result.Skipped)
	return result
}
