package outcome

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestGateWords has the lines of configuration files.
func TestGateWords(t *testing.T) {
	commit := strings.Repeat("0123456789abcdef", 4)[:40]
	for name, tt := range map[string]struct {
		gate Gate
		want string
	}{
		"nothing":       {Gate{Configurations: []Configuration{{File: "a.ini", Files: 2}}}, "configuration a.ini: turns no rule off or down"},
		"a rule":        {Gate{Configurations: []Configuration{{File: "a.ini", Files: 2, Sets: []Setting{{Key: "INF101", Value: "off", Files: 1}}}}}, "configuration a.ini: INF101 off in 1 of 2 files"},
		"hidden":        {Gate{Configurations: []Configuration{{File: "a.ini", Files: 1, Sets: []Setting{{Key: "preset", Value: "default", Without: "strict", Above: "b.ini", Files: 1}}}}}, "configuration a.ini: preset default (strict in b.ini)"},
		"not set":       {Gate{Configurations: []Configuration{{File: "a.ini", Files: 1, Sets: []Setting{{Key: "framework", Without: "kmdf", Above: "b.ini", Files: 1}}}}}, "configuration a.ini: framework not set (kmdf in b.ini)"},
		"no value":      {Gate{Configurations: []Configuration{{File: "a.ini", Files: 1, Sets: []Setting{{Key: "define X", Without: "1", Above: "b.ini", Files: 1}}}}}, "configuration a.ini: define X empty or not set (1 in b.ini)"},
		"not known":     {Gate{Configurations: []Configuration{{File: "a.ini", Files: 1, Sets: []Setting{{Key: Hides, Value: "b.ini", Files: 1}}}}}, "configuration a.ini: hides b.ini, which inflint has not compared with it"},
		"of a commit":   {Gate{Configurations: []Configuration{{File: commit + ":a.ini"}}, ConfigFrom: commit, Differ: []string{"a.ini"}}, "configuration 0123456789ab:a.ini: turns no rule off or down\nconfiguration a.ini: that of the working tree differs from 0123456789ab and does not apply"},
		"like a commit": {Gate{Configurations: []Configuration{{File: commit + "/a.ini"}, {File: commit + "0:a.ini"}}}, "configuration " + commit + "/a.ini: turns no rule off or down\nconfiguration " + commit + "0:a.ini: turns no rule off or down"},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.want, strings.Join(tt.gate.Words(), "\n")) })
	}
}
