package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// variables are an environment.
type variables map[string]string

func (v variables) get(name string) string { return v[name] }

func TestColor(t *testing.T) {
	tests := []struct {
		when     string
		terminal bool
		env      variables
		want     bool
	}{
		{"auto", true, nil, true},
		{"auto", false, nil, false},
		{"auto", true, variables{"NO_COLOR": "1"}, false},
		{"auto", true, variables{"NO_COLOR": ""}, true},
		{"auto", true, variables{"CLICOLOR": "0"}, false},
		{"auto", true, variables{"CLICOLOR": "1"}, true},
		{"auto", false, variables{"CLICOLOR": "1"}, false},
		{"auto", true, variables{"TERM": "dumb"}, false},
		{"auto", true, variables{"TERM": "xterm-256color"}, true},
		{"auto", false, variables{"CLICOLOR_FORCE": "1"}, true},
		{"auto", false, variables{"CLICOLOR_FORCE": "0"}, false},
		{"auto", true, variables{"CLICOLOR_FORCE": "0"}, true},
		{"auto", false, variables{"CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, true},
		{"auto", false, variables{"CLICOLOR_FORCE": "1", "TERM": "dumb"}, true},
		{"auto", true, variables{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false},
		{"always", false, variables{"NO_COLOR": "1", "TERM": "dumb"}, true},
		{"never", true, variables{"CLICOLOR_FORCE": "1"}, false},
	}
	for _, tt := range tests {
		a := app{terminal: tt.terminal}
		got, err := a.wantsColor(tt.when, tt.env.get)
		require.NoError(t, err)
		require.Equal(t, tt.want, got, "%+v", tt)
	}
}
