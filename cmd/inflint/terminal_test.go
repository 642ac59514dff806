package main

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLinks(t *testing.T) {
	tests := []struct {
		env  variables
		want bool
	}{
		{nil, false},
		{variables{"TERM": "xterm-256color"}, false},
		{variables{"TERM": "linux"}, false},
		{variables{"TERM": "xterm-kitty"}, true},
		{variables{"TERM": "alacritty-direct"}, true},
		{variables{"TERM": "foot"}, true},
		{variables{"TERM": "tmux-256color", "TERM_PROGRAM": "tmux"}, true},
		{variables{"TERM_PROGRAM": "vscode"}, true},
		{variables{"TERM_PROGRAM": "Apple_Terminal"}, false},
		{variables{"WT_SESSION": "3b4c"}, true},
		{variables{"VTE_VERSION": "4999"}, false},
		{variables{"VTE_VERSION": "7600"}, true},
		{variables{"KONSOLE_VERSION": "230805"}, true},
		{variables{"WT_SESSION": "3b4c", "CI": "true"}, false},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, (&app{terminal: true}).links(tt.env.get), "%v", tt.env)
		require.False(t, (&app{}).links(tt.env.get), "no terminal: %v", tt.env)
	}
}

func TestUnicode(t *testing.T) {
	tests := []struct {
		system string
		env    variables
		want   bool
	}{
		{"linux", nil, false},
		{"linux", variables{"LANG": "C"}, false},
		{"linux", variables{"LANG": "de_DE.UTF-8"}, true},
		{"linux", variables{"LANG": "C.utf8"}, true},
		{"linux", variables{"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, false},
		{"linux", variables{"LANG": "C", "LC_CTYPE": "C.UTF-8"}, true},
		{"windows", variables{"LANG": "C.UTF-8"}, false},
		{"windows", variables{"WT_SESSION": "3b4c"}, true},
		{"windows", variables{"TERM_PROGRAM": "vscode"}, true},
	}
	for _, tt := range tests {
		if (tt.system == "windows") != (runtime.GOOS == "windows") {
			continue
		}
		require.Equal(t, tt.want, (&app{terminal: true}).unicode(tt.env.get), "%v", tt.env)
		require.False(t, (&app{}).unicode(tt.env.get), "no terminal: %v", tt.env)
	}
}

func TestWidth(t *testing.T) {
	for columns, want := range map[string]int{"": 0, "120": 120, "0": 0, "-1": 0, "wide": 0} {
		require.Equal(t, want, (&app{}).width(variables{"COLUMNS": columns}.get), columns)
	}
}
