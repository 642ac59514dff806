package diff

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/rules"
)

// hostileDocument has changes of every kind, between files with hostile names.
func hostileDocument() *Document {
	var changes []access.Change
	for kind := access.Gain; kind <= access.DriverGained; kind++ {
		for _, reference := range []string{"", reporttest.HostileName} {
			changes = append(changes, access.Change{
				Kind: kind, Effect: access.Effect(int(kind) % 4), Names: []string{reporttest.HostileName, "a", "b", "c", "d"}, Targets: []string{"NTx86", reporttest.HostileName},
				Who: []string{"Users"}, Principals: []string{"user"}, Rights: "write", Reference: reference, Detail: "x",
			})
		}
	}
	for _, names := range [][]string{{""}, {reporttest.HostileName, "a"}} {
		changes = append(changes, access.Change{
			Kind: access.Gain, Effect: access.Wider, Names: names, Driver: reporttest.HostileName, Door: evidence.ControlDevice,
			Who: []string{"Users"}, Principals: []string{"user"}, Rights: "write",
		})
	}
	found := []Finding{{&rules.Lookup("INF205").Meta, rules.Error, reporttest.HostileName, 3}}
	return &Document{
		Files:    []File{{reporttest.HostileName, Added, changes, found, found}, {Name: "::set-env::", Status: Removed}},
		Compared: 3, Errors: []outcome.Error{{File: reporttest.HostileName, Message: "gone " + reporttest.HostileName}},
		Gate: outcome.Gate{Suppressed: 1, ConfigFrom: "HEAD", Differ: []string{reporttest.HostileName}, Configurations: []outcome.Configuration{{File: reporttest.HostileName, Files: 1, Sets: []outcome.Setting{{Key: "INF101", Value: "off", Files: 1}}}}},
	}
}

// TestHostile looks for what must not come through in any format.
func TestHostile(t *testing.T) {
	for _, format := range Formats() {
		var out strings.Builder
		require.NoError(t, hostileDocument().Write(&out, format, "1.2.3"))
		for _, raw := range []string{"\x1b", "\u202e", "\r", "##vso"} {
			require.NotContains(t, out.String(), raw, format)
		}
		for line := range strings.Lines(out.String()) {
			require.False(t, strings.HasPrefix(line, "::"), "%s: %s", format, line)
		}
		if format == "markdown" {
			plain := reporttest.WithoutCode(t, out.String())
			require.NotRegexp(t, `[<>|@\[\]]|https:|#1|\*\*b`, plain)
		}
		if format == "html" {
			reporttest.RequirePage(t, []byte(out.String()))
			require.NotContains(t, out.String(), "<img")
		}
	}
}

// TestPage compares the bodies of pages with golden files: that of changes of each kind,
// of files that cannot be compared, and of files that are the same.
func TestPage(t *testing.T) {
	for name, d := range map[string]*Document{"hostile": hostileDocument(), "unread": {Errors: []outcome.Error{{File: "a.inf", Message: "no such file"}}}, "same": {Compared: 2}} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, d.Write(&out, "html", "1.2.3"))
			reporttest.RequirePage(t, out.Bytes())
			_, body, _ := bytes.Cut(out.Bytes(), []byte("<body>\n")) // the style is no matter of this package
			reporttest.Golden(t, filepath.Join("testdata", name+".html.golden"), body)
		})
	}
}

// TestPageOrder puts what widens first, whatever file it is in, and leaves nothing out.
func TestPageOrder(t *testing.T) {
	change := func(kind access.ChangeKind, effect access.Effect) access.Change {
		return access.Change{Kind: kind, Effect: effect, Names: []string{"x"}, Who: []string{"Users"}}
	}
	found := []Finding{{Rule: &rules.Lookup("INF205").Meta, Severity: rules.Error}}
	d := &Document{
		Files: []File{
			{Name: "a.inf", Status: Changed, Access: []access.Change{change(access.TargetRemoved, access.Narrower), change(access.Loss, access.Unaffected), change(access.Loss, access.MayNarrow)}, Lost: found},
			{Name: "b.inf", Status: Added, Access: []access.Change{change(access.Loss, access.Narrower), change(access.TargetAdded, access.MayWiden), change(access.Gain, access.Wider), change(access.Gain, access.Wider)}, Gained: found},
			{Name: "c.inf", Status: Removed},
		},
		Errors: []outcome.Error{{File: "d.inf", Message: "gone"}},
	}
	var got []string
	for _, g := range d.groups() {
		got = append(got, fmt.Sprintf("%s %d in %d", g.ID, g.Count, len(g.Files)))
	}
	require.Equal(t, []string{
		"wider 2 in 1", "may-widen 1 in 1", "narrower 1 in 1", "may-narrow 1 in 1", "objects 1 in 1", "unaffected 1 in 1",
		"gained 1 in 1", "lost 1 in 1", "files 2 in 2", "errors 1 in 1",
	}, got)
}

// TestSchema validates diffs against the schema that is published.
func TestSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/diff-v1.schema.json")
	require.NoError(t, err)
	added := access.Diff(access.Version{}, access.Version{File: inf.Parse("a.inf", rules.Example(rules.Lookup("INF205").Bad))})
	require.NotEmpty(t, added)
	for _, d := range []*Document{{}, hostileDocument(), {Compared: 1, Files: []File{{Name: "a.inf", Status: Added, Access: added}}}} {
		var out bytes.Buffer
		require.NoError(t, d.Write(&out, "json", ""))
		require.Equal(t, 1, bytes.Count(out.Bytes(), []byte("\n")), "one line")
		reporttest.Validate(t, schema, out.Bytes())
	}
	for _, wrong := range []string{`{}`, `{"version":1,"effect":"wide","compared":0,"files":[],"errors":[]}`, `{"version":1,"effect":"none","compared":0,"files":[{}],"errors":[]}`} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(wrong))
		require.NoError(t, err)
		require.Error(t, schema.Validate(v), wrong)
	}
}

// TestVerdict has a sentence for each outcome.
func TestVerdict(t *testing.T) {
	with := func(effects ...access.Effect) *Document {
		d := &Document{Compared: 2, Files: []File{{}}}
		for _, e := range effects {
			d.Files[0].Access = append(d.Files[0].Access, access.Change{Effect: e})
		}
		return d
	}
	for _, tt := range []struct {
		diff *Document
		want string
	}{
		{&Document{}, "no INF file changes"},
		{&Document{Errors: []outcome.Error{{}}}, "nothing could be compared"},
		{with(), "no change in access in 2 files"},
		{with(access.Unaffected), "access does not change for those below administrator: 1 change in 2 files"},
		{with(access.Narrower), "access does not widen for anyone below administrator, and narrows for some: 1 change in 2 files"},
		{with(access.MayNarrow), "access does not widen for anyone below administrator, and may narrow, which the files do not tell: 1 change in 2 files"},
		{with(access.Narrower, access.MayNarrow), "access does not widen for anyone below administrator, and narrows for some: 2 changes in 2 files"},
		{with(access.MayNarrow, access.MayWiden), "access may widen for someone below administrator, which the files do not tell: 1 of 2 changes in 2 files"},
		{with(access.Wider, access.MayWiden), "access widens for someone below administrator: 1 of 2 changes in 2 files; 1 more may widen it"},
		{with(access.Wider, access.Wider), "access widens for someone below administrator: 2 changes in 2 files"},
	} {
		require.Equal(t, tt.want, tt.diff.verdict())
		require.Equal(t, strings.HasPrefix(tt.want, "access widens"), tt.diff.Widens())
		require.Equal(t, strings.HasPrefix(tt.want, "access widens") || strings.HasPrefix(tt.want, "access may widen"), tt.diff.MayWiden())
	}
	require.EqualError(t, (&Document{}).Write(&bytes.Buffer{}, "xml", ""), `unknown format "xml"; expected text, markdown, json or html`)
}

// TestMarkdownOfTooMuch has more changes than a comment has room for, and more errors.
func TestMarkdownOfTooMuch(t *testing.T) {
	d := hostileDocument()
	for range 200 {
		d.Files = append(d.Files, d.Files[0])
		d.Errors = append(d.Errors, d.Errors[0])
	}
	var out strings.Builder
	require.NoError(t, d.Write(&out, "markdown", ""))
	reporttest.Comment(t, out.String())
	require.Regexp(t, `\*\*Not shown: \d+ errors, \d+ changes, \d+ lines\*\*`, out.String())
	require.Contains(t, out.String(), "configuration ")
}
