package facts

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestSensitive checks single lines of add-registry-sections.
func TestSensitive(t *testing.T) {
	const run = `HKLM,Software\Microsoft\Windows\CurrentVersion\Run,`
	tests := []struct{ line, key string }{ // "" for a line that is not sensitive
		{run + `Tray,,tray.exe`, currentVersion + `run`},
		{`HKLM,\SOFTWARE\Wow6432Node\Microsoft\Windows\CurrentVersion\Run\,Tray,,tray.exe`, currentVersion + `run`},
		{`HKCU,Software\Microsoft\Windows\CurrentVersion\Run,Tray,,tray.exe`, currentVersion + `run`},
		{`HKCU,SYSTEM\CurrentControlSet\Control\Lsa,RunAsPPL,0x10001,0`, ""},
		{`HKLM,System\ControlSet003\Control\Lsa,runasppl,0x10001,0`, control + `lsa`},
		{`HKLM,System\ControlSet03\Control\Lsa,RunAsPPL,0x10001,0`, ""},
		{`HKLM,System\CurrentControlSet\Control\Lsa,RunAsPPL,0x10001,1`, ""},
		{`HKLM,System\CurrentControlSet\Control\Lsa,RunAsPPL,0x10001`, ""},
		{`HKLM,System\CurrentControlSet\Control\Lsa,RunAsPPL,,zero`, ""},
		{`HKR,System\CurrentControlSet\Control\Lsa,RunAsPPL,0x10001,0`, ""},
		{run + `Tray,0x4,tray.exe`, ""},
		{run + `Tray,0x10`, ""},
		{run + `,,tray.exe`, ""},
		{run + `%Unknown%,,tray.exe`, ""},
		{run + `Tray,,%Unknown%`, ""},
	}
	for _, tt := range tests {
		f := inf.Parse("x.inf", []byte("[s]\n"+tt.line+"\n"))
		line, ok := inf.ParseRegLine(f.Section("s").Entries()[0])
		require.True(t, ok)
		key := ""
		if v := (&SystemLine{RegLine: line, Key: CanonicalKey(Subkey(line))}).Sensitive(); v != nil {
			key = v.key
		}
		require.Equal(t, tt.key, key, tt.line)
	}
}

// TestSensitiveTable checks that keys are spelled as CanonicalKey does, so that
// they can be found.
func TestSensitiveTable(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range sensitiveValues {
		key := strings.TrimSuffix(v.key, `\*`)
		require.Equal(t, key, CanonicalKey(key))
		id := v.key + "\x00" + strings.ToLower(v.name)
		require.False(t, seen[id], "%s %s is there twice", v.key, v.name)
		seen[id] = true
	}
}
