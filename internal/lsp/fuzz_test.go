package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// FuzzServe feeds a server with anything. Framed puts each line behind a header of its
// own. Whatever comes, the server ends with its input, and what it has written are
// messages.
func FuzzServe(f *testing.F) {
	const doc = `{"textDocument":{"uri":"untitled:a","version":1,"text":"[A]\nb=%c%\n[Strings]\nc=\"D:P(A;;GA;;;WD)\""},"position":{"line":1,"character":3},"range":{"start":{"line":0},"end":{"line":9}},"contentChanges":[{"text":"x","range":{"start":{"line":3},"end":{"line":0}}}]}`
	session := `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}` + "\n" + `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":` + doc + "}\n"
	for method := range handlers() {
		f.Add(session+`{"jsonrpc":"2.0","id":2,"method":"`+method+`","params":`+doc+`}`, true)
	}
	f.Add(session+`{"jsonrpc":"2.0","method":"textDocument/didChange","params":`+doc+`}`+"\n"+`{"jsonrpc":"2.0","method":"textDocument/didClose","params":`+doc+`}`, true)
	f.Add("Content-Length: 2\r\n\r\n{}Content-Length: 99999999999\r\n\r\n", false)
	f.Add("Content-Length: -1\r\n\r\n", false)
	f.Fuzz(func(t *testing.T, input string, framed bool) {
		if framed {
			var messages strings.Builder
			for line := range strings.Lines(input) {
				fmt.Fprintf(&messages, "Content-Length: %d\r\n\r\n%s", len(line), line)
			}
			input = messages.String()
		}
		var out, log bytes.Buffer
		Serve(strings.NewReader(input), bufio.NewWriter(&out), &log, "")
		for answers := (&conn{in: bufio.NewReader(&out)}); ; {
			length, err := answers.header()
			if err != nil {
				require.ErrorIs(t, err, io.EOF)
				break
			}
			body := make([]byte, length)
			_, err = io.ReadFull(answers.in, body)
			require.NoError(t, err)
			require.True(t, json.Valid(body), string(body))
		}
		require.NotContains(t, log.String(), "internal error")
	})
}

// FuzzRequests asks everything about a place of a document. Each request has an
// answer, whatever the text is.
func FuzzRequests(f *testing.F) {
	for _, id := range []string{"INF101", "INF205", "INF401", "INF503"} {
		f.Add(string(rules.Example(rules.Lookup(id).Bad)), 40, 20)
	}
	f.Add("[Version]\nSignature=\"$CHICAGO$\"\n[Strings]\n\"a b\"=\"%a%%%\"\n%x%=1\\\n,2\n=\n[", 3, 9)
	f.Add("\uFEFF[A]\r[B]\nAddReg=A,%b,\"c", 1, 12)
	f.Fuzz(func(t *testing.T, text string, line, character int) {
		text = strings.ReplaceAll(strings.ToValidUTF8(text, "?"), "\x00", " ")
		s := newServer(strings.NewReader(""), bufio.NewWriter(io.Discard), io.Discard, "")
		d := s.snapshot("untitled:a", 1, splitText(text), nil)
		at := position{line, character}
		for method, handler := range handlers() {
			var p documentParams
			p.Position, p.Range, p.Context.Only = at, textRange{at, at}, nil
			if method == "textDocument/codeAction" {
				p.Range.End.Line, p.Context.Only = len(text), []string{"quickfix", "source"}
			}
			answer, err := handler(t.Context(), d, &p)
			require.NoError(t, err, method)
			_, err = printable.JSON(answer)
			require.NoError(t, err, method)
		}
		require.Equal(t, text[d.parsed().start:], d.parsed().Text, "offsets are those of the text")
	})
}
