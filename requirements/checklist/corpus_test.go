package checklist

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

// TestCorpus judges real packages. Of Microsoft's own samples these items fail, each by
// the document that it names; another one is either a mistake here or a line to add.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("INFLINT_CORPUS")
	if dir == "" {
		t.Skip("INFLINT_CORPUS does not name a folder of INF files")
	}
	want := map[string]bool{
		"simbatt.inx access":                      true, // full control for Authenticated Users and all app packages
		"WFPSamplerCalloutDriver.InX descriptors": true, // the line for the descriptor of the class has no value
		"netvadapter.inf service-values":          true, // TextModeFlags beside Parameters, 1323 is no exception of /h
		"netvadapter.inf sections":                true, // PciS0WakeSupported_AddProperty is not there (1203)
		"netvadapterum.inf sections":              true, // likewise, beside an Include of other files
		"netvadapterum.inf strings":               true, // REG_SZ is not defined (1235)
		"netvadapter.inf version":                 true, // Provider is Microsoft (1204)
		"netvadapterum.inf version":               true, // likewise
		"TrEEOSServiceSample.inf version":         true, // likewise
		"plclient.inf version":                    true, // DriverVer has three numbers (1217)
		"plpolicy.inf version":                    true, // likewise
	}
	got := map[string]bool{}
	policy := lint.Policy{Options: rules.Options{Preset: rules.PresetWHQL}}
	inputs, packages := find(dir)
	for _, p := range packages {
		for _, list := range judge(t, p, inputs, policy) {
			for _, a := range list.Answers {
				if a.Verdict == Pass {
					require.Empty(t, a.Doubts, "%s %s", list.Package, a.ID)
				}
				if a.Verdict == Fail && strings.Contains(filepath.ToSlash(list.Package), "/microsoft+Windows-driver-samples/") {
					for _, r := range a.Remarks {
						// InfVerif /samples lets their class and their services pass, and stampinf was not run.
						if r.Fails && !slices.Contains([]string{"1284", "1285", "1293", "1274"}, r.InfVerif) {
							got[filepath.Base(r.File)+" "+a.ID] = true
						}
					}
				}
			}
			require.NotEqual(t, Pass, list.Verdict(), "some of it is only told on a machine")
		}
	}
	require.Equal(t, want, got)
}
