package lsp

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// begun returns a client of a server that is initialized, with a document that has
// findings.
func begun(t testing.TB) *client {
	c := newClient(t)
	c.request("initialize", struct{}{})
	c.open("a.inf", string(rules.Example(rules.Lookup("INF205").Bad)))
	c.receive()
	return c
}

// TestCancel cancels a request that waits for findings.
func TestCancel(t *testing.T) {
	c := begun(t)
	c.server.config.mu.Lock() // nothing can be linted now
	c.changed("a.inf", contentChange{nil, c.docs["a.inf"] + "\n"})
	p := c.about("a.inf", "")
	body, err := printable.JSON(p)
	require.NoError(t, err)
	c.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":"slow","method":"textDocument/codeAction","params":%s}`, body))
	c.send(`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"slow"}}`)
	m := c.receive()
	require.Equal(t, `"slow"`, string(m.ID))
	require.NotNil(t, m.Error)
	require.Equal(t, codeCancelled, m.Error.Code)
	c.server.config.mu.Unlock()
	require.Equal(t, "textDocument/publishDiagnostics", c.receive().Method)
}

// TestNewestWins changes a document while its text before is linted.
func TestNewestWins(t *testing.T) {
	c := begun(t)
	bad := c.docs["a.inf"]
	c.server.config.mu.Lock()
	c.changed("a.inf", contentChange{nil, bad + "; 2\n"})
	c.waitFor("a.inf", 2)
	outdated := c.server.current(c.uri("a.inf"))
	c.server.work.Go(func() { c.server.publish(outdated) })
	c.changed("a.inf", contentChange{nil, string(rules.Example(rules.Lookup("INF205").Good))})
	c.waitFor("a.inf", 3)
	c.server.config.mu.Unlock()
	var p publishDiagnosticsParams
	require.NoError(t, json.Unmarshal(c.receive().Params, &p))
	require.Equal(t, 3, *p.Version)
	require.Empty(t, p.Diagnostics)
}

// waitFor waits until the server has a version of a document.
func (c *client) waitFor(name string, version int) {
	for c.server.current(c.uri(name)).version != version {
		runtime.Gosched()
	}
}

// TestOversized sends a message that is too long, and then another.
func TestOversized(t *testing.T) {
	c := begun(t)
	go c.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", maxMessage+1, strings.Repeat(" ", maxMessage+1)))
	m := c.receive()
	require.NotNil(t, m.Error)
	require.Equal(t, codeInvalidRequest, m.Error.Code)
	require.Contains(t, m.Error.Message, "67108865")
	require.NotEqual(t, "null", string(c.request("textDocument/hover", c.about("a.inf", "Secu^rity"))))
}

// TestEndOfHeader ends the connection inside a header that is too long to be one.
func TestEndOfHeader(t *testing.T) {
	c := newClient(t)
	go c.raw(strings.Repeat("X", 1<<12))
	require.Equal(t, codeParseError, c.receive().Error.Code)
	require.False(t, <-c.served)
}

// TestMarkOfTheText opens a text that begins with a byte order mark, which is a
// character of the document.
func TestMarkOfTheText(t *testing.T) {
	c := newClient(t)
	c.request("initialize", struct{}{})
	for i, text := range []string{"\uFEFF[A]\nb=%c%\n[Strings]\nc=1", "\uFEFF", "", "\uFEFF[A"} {
		name := fmt.Sprintf("%d.inf", i)
		c.open(name, text)
		c.receive()
		c.request("textDocument/foldingRange", c.about(name, ""))
	}
	locations := string(c.request("textDocument/definition", c.about("0.inf", "%^c%")))
	require.Contains(t, locations, `"start":{"line":3,"character":0}`)
	var symbols []documentSymbol
	require.NoError(t, json.Unmarshal(c.request("textDocument/documentSymbol", c.about("0.inf", "")), &symbols))
	require.Equal(t, textRange{position{0, 2}, position{0, 3}}, symbols[0].SelectionRange)
}

// TestManyFindings opens a document that has more findings than are sent of one.
func TestManyFindings(t *testing.T) {
	c := newClient(t)
	c.request("initialize", json.RawMessage(`{"initializationOptions":{"preset":"all"}}`))
	c.open("a.inf", "[Version]\nSignature=\"$Windows NT$\"\n"+strings.Repeat("[a]b\n", 2*maxDiagnostics))
	var p publishDiagnosticsParams
	require.NoError(t, json.Unmarshal(c.receive().Params, &p))
	require.Len(t, p.Diagnostics, maxDiagnostics)
}

// TestLocateElsewhere locates text of a file that the document includes.
func TestLocateElsewhere(t *testing.T) {
	s := newServer(nil, nil, nil, "")
	other := inf.Parse("/dir/b c.inf", []byte("[A]\n\xC3\xA4=1"))
	span := other.Section("A").Entries()[0].Fields[0].Span()
	for encoding, want := range map[encoding]textRange{
		utf16Units: {position{1, 2}, position{1, 3}},
		utf8Units:  {position{1, 3}, position{1, 4}},
	} {
		s.encoding = encoding
		d := s.snapshot("file:///dir/a.inf", 1, splitText("[A]"), nil)
		require.Equal(t, location{"file:///dir/b%20c.inf", want}, d.locate(other, span))
	}
}

// BenchmarkChange reports how long after a change in a file of 5 MB its findings
// arrive.
func BenchmarkChange(b *testing.B) {
	c := newClient(b)
	c.request("initialize", struct{}{})
	bad := string(rules.Example(rules.Lookup("INF205").Bad))
	lines := strings.Repeat("HKR,Parameters,Value,0x10001,0x00000001 ; a value of the driver\n", 5<<20/64)
	c.open("a.inf", bad+"[Many]\n"+lines)
	c.receive()
	for b.Loop() {
		c.changed("a.inf", contentChange{&textRange{}, ";"})
		c.receive()
	}
}

// TestSourceIsNoDocument opens source, of which an editor may tell the server.
func TestSourceIsNoDocument(t *testing.T) {
	c := begun(t)
	c.open("control.c", "int x;")
	c.changed("control.c", contentChange{nil, "int y;"})
	require.JSONEq(t, "null", string(c.request("textDocument/hover", c.about("control.c", "i^nt"))))
	c.notify("textDocument/didClose", c.about("control.c", ""))
	c.open("a.inf", "[Version]\n")
	require.Equal(t, "textDocument/publishDiagnostics", c.receive().Method)
	c.notify("exit", nil)
	<-c.served
	require.Empty(t, c.log.String())
}
