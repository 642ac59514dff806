package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestLSP runs the language server. Its exit code is that of the protocol.
func TestLSP(t *testing.T) {
	const (
		initialize = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}`
		shutdown   = `{"jsonrpc":"2.0","id":2,"method":"shutdown"}`
		exit       = `{"jsonrpc":"2.0","method":"exit"}`
	)
	for _, tt := range []struct {
		args     []string
		messages []string
		want     int
		last     string
	}{
		{[]string{"lsp"}, []string{initialize, shutdown, exit}, 0, `{"jsonrpc":"2.0","id":2,"result":null}`},
		{[]string{"lsp", "--stdio"}, []string{initialize, exit}, 1, `"serverInfo":{"name":"inflint","version":"` + version() + `"}}}`},
		{[]string{"lsp"}, nil, 1, ""},
		{[]string{"lsp", "a.inf"}, nil, 2, ""},
	} {
		var stdin strings.Builder
		for _, m := range tt.messages {
			fmt.Fprintf(&stdin, "Content-Length: %d\r\n\r\n%s", len(m), m)
		}
		var stdout, stderr bytes.Buffer
		require.Equal(t, tt.want, run(tt.args, strings.NewReader(stdin.String()), &stdout, &stderr, false), stderr.String())
		require.True(t, strings.HasSuffix(stdout.String(), tt.last), stdout.String())
	}
}
