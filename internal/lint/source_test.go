package lint

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
	"github.com/inflint/inflint/source"
)

// deviceINF installs a device, so that what its drivers do counts.
const deviceINF = `[Version]
Signature = "$Windows NT$"
[Manufacturer]
Acme = Models, NTamd64
[Models.NTamd64]
Acme = Acme, PCI\VEN_1234
[Acme.NT]
`

// evidenceOf is that of one driver, whose source has a name and a text.
func evidenceOf(name, text string) *evidence.Set {
	files := []source.File{{Name: name, Text: text}}
	return &evidence.Set{Drivers: []*evidence.Driver{{Name: "acme.sys", Source: &evidence.Source{Files: files, Facts: source.Read(files)}}}}
}

// callRule reports each call that makes a device, under the ID of a rule that comments can
// name.
var callRule = &rules.Rule{Meta: rules.Meta{ID: "INF206", Name: "broad-write-access", Severity: rules.Warning, Presets: rules.Presets()}, Check: func(p *rules.Pass) {
	for _, d := range p.Evidence.Drivers {
		for _, door := range d.Source.Doors {
			p.Report(p.Code(d.Source, door.Place, door.Function, "this call makes a device"))
		}
	}
}}

// rulesWith are callRule and the rules about suppressions.
func rulesWith() []*rules.Rule {
	set := []*rules.Rule{callRule}
	for _, r := range rules.All() {
		switch r.ID {
		case unusedSuppression, malformedSuppression, expiredSuppression:
			set = append(set, r)
		}
	}
	return set
}

func TestSuppressInSource(t *testing.T) {
	const call = "IoCreateDevice(d, 0, NULL, 34, 0, FALSE, &o);"
	for _, tt := range []struct{ name, body, want string }{
		{"none", call, "INF206"},
		{"on the line", call + " // inflint:ignore INF206 -- known", "suppressed known"},
		{"on the line, by name", call + " // inflint:ignore broad-write-access -- known", "suppressed known"},
		{"in a block", call + " /* inflint:ignore INF206 -- known */", "suppressed known"},
		{"before the call", "/* inflint:ignore INF206 -- known */ " + call, "suppressed known"},
		{"before another comment", "/* inflint:ignore INF206 -- known */ " + call + " // x", "suppressed known"},
		{"on the line above", "// inflint:ignore INF206 -- known\n  " + call, "suppressed known"},
		{"above other comments", "/* inflint:ignore INF206 -- known */\n/* the\n * device */\n" + call, "suppressed known"},
		{"in a block of lines", "/* the device\n * inflint:ignore INF206 -- known\n */\n" + call, "suppressed known"},
		{"at the end of the call", "IoCreateDevice(d, 0, NULL, 34,\n 0, FALSE, &o); // inflint:ignore INF206 -- known", "suppressed known"},
		{"two lines above", "// inflint:ignore INF206 -- known\n\n" + call, "INF006 INF206"},
		{"above another line", "// inflint:ignore INF206 -- known\nx = 1;\n" + call, "INF006 INF206"},
		{"of another rule", call + " // inflint:ignore INF207 -- known", "INF206 INF006"},
		{"without a reason", call + " // inflint:ignore INF206", "INF206 INF007"},
		{"expired", call + " // inflint:ignore INF206 until=2020-01-01 -- known", "INF206 INF008"},
		{"in a string", `x = "// inflint:ignore INF206 -- known"; ` + call, "INF206"},
		{"in the comment of an INF file", "; // ; inflint:ignore INF206 -- known\n" + call, "INF206"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			options := rules.Options{Today: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Evidence: evidenceOf("acme.c", "void F(void) {\n"+tt.body+"\n}\n")}
			f := inf.Parse("acme.inf", []byte(deviceINF))
			set := rulesWith()
			kept, suppressed := Suppress(f, rules.Run(f, set, options), set, options)
			var got []string
			for _, k := range kept {
				require.Equal(t, "acme.c", k.File.Name)
				got = append(got, k.Rule.ID)
			}
			for _, s := range suppressed {
				got = append(got, fmt.Sprint("suppressed ", s.Reason))
			}
			require.Equal(t, tt.want, strings.Join(got, " "))
		})
	}
}

// TestSharedSource has several INF files that install the same driver.
func TestSharedSource(t *testing.T) {
	const call = "void F(void) { IoCreateDevice(d, 0, NULL, 34, 0, FALSE, &o); }"
	for _, tt := range []struct{ name, text, want, unused string }{
		{"a finding", call, "INF206", ""},
		{"a suppression", call + " // inflint:ignore INF206 -- known", "suppressed", ""},
		{"that is malformed", call + " // inflint:ignore INF206", "INF206 INF007", ""},
		{"that nobody uses", call + " // inflint:ignore INF206,INF207 -- known", "suppressed", "INF006"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var shared SharedSource
			var got []string
			for range 3 {
				options := rules.Options{Today: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Evidence: evidenceOf("acme.c", tt.text)}
				f := inf.Parse("acme.inf", []byte(deviceINF))
				set := rulesWith()
				r := Result{File: f, Policy: Policy{Options: options}}
				r.Findings, r.Suppressed = Suppress(f, rules.Run(f, set, options), set, options)
				shared.Once(&r)
				for _, k := range r.Findings {
					got = append(got, k.Rule.ID)
				}
				for range r.Suppressed {
					got = append(got, "suppressed")
				}
			}
			require.Equal(t, tt.want, strings.Join(got, " "))
			got = nil
			for _, r := range shared.Unused() {
				require.Equal(t, "acme.c", r.Path)
				for _, k := range r.Findings {
					got = append(got, k.Rule.ID)
				}
			}
			require.Equal(t, tt.unused, strings.Join(got, " "))
		})
	}

	// What one INF file needs, it is not for another to call unused.
	var shared SharedSource
	e := evidenceOf("acme.c", call)
	unused := &rules.Finding{Rule: &rules.Meta{ID: unusedSuppression}, File: e.Drivers[0].Source.File("acme.c")}
	shared.Once(&Result{Policy: Policy{Options: rules.Options{Evidence: e}}, Findings: []*rules.Finding{unused}})
	shared.Once(&Result{Policy: Policy{Options: rules.Options{Evidence: e}}})
	require.Empty(t, shared.Unused())
}
