package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/report/printable"
)

// A client speaks with a server over pipes, and writes down what it answers.
type client struct {
	testing.TB
	dir        string
	server     *server
	to         io.WriteCloser
	from       chan []byte
	served     chan bool
	log        *bytes.Buffer // of the server; to be read when it has ended
	ids        int
	docs       map[string]string // the texts of the open documents, by name
	versions   map[string]int
	actions    []codeAction // of the last response to have any
	transcript strings.Builder
}

func newClient(t testing.TB) *client {
	in, to := io.Pipe()
	out, from := io.Pipe()
	c := &client{
		TB: t, dir: t.TempDir(), to: to, from: make(chan []byte, 100), served: make(chan bool, 1), log: &bytes.Buffer{},
		docs: map[string]string{}, versions: map[string]int{},
	}
	c.server = newServer(in, bufio.NewWriter(from), c.log, "1.2.3")
	go func() {
		c.served <- c.server.serve()
		in.Close()
		from.Close()
	}()
	go func() {
		defer close(c.from)
		reader := conn{in: bufio.NewReader(out)}
		for {
			length, err := reader.header()
			if err != nil {
				return
			}
			body := make([]byte, length)
			if _, err := io.ReadFull(reader.in, body); err != nil {
				return
			}
			c.from <- body
		}
	}()
	t.Cleanup(func() { to.Close() })
	return c
}

// uri returns the URI of a document: a file of the test's directory, unless the name
// is a URI itself.
func (c *client) uri(name string) string {
	if strings.Contains(name, ":") {
		return name
	}
	return uriOf(filepath.Join(c.dir, name))
}

func (c *client) raw(text string) {
	_, err := io.WriteString(c.to, text)
	require.NoError(c, err)
}

func (c *client) send(body string) {
	c.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
}

func (c *client) notify(method string, params any) {
	body, err := printable.JSON(params)
	require.NoError(c, err)
	c.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, body))
}

// request sends a request, and writes down the response.
func (c *client) request(method string, params any) json.RawMessage {
	body, err := printable.JSON(params)
	require.NoError(c, err)
	c.ids++
	c.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":%q,"params":%s}`, c.ids, method, body))
	return c.receive().Result
}

// receive waits for the next message, and writes it down.
func (c *client) receive() (m message) {
	select {
	case body, ok := <-c.from:
		require.True(c, ok, "the server has ended")
		require.NoError(c, json.Unmarshal(body, &m))
		c.record(body)
	case <-time.After(time.Minute):
		require.Fail(c, "the server does not answer")
	}
	return m
}

var rangeJSON = regexp.MustCompile(`\{"start":\{"line":(\d+),"character":(\d+)\},"end":\{"line":(\d+),"character":(\d+)\}\}`)

// record writes a message down: lists with a line for each element, ranges in a short
// form, and hovers as they are read.
func (c *client) record(body []byte) {
	text := rangeJSON.ReplaceAllString(string(body), `"$1:$2-$3:$4"`)
	text = strings.ReplaceAll(text, uriOf(c.dir), "file:///dir")
	text = strings.ReplaceAll(text, filepath.ToSlash(c.dir), "/dir")
	var list struct {
		Result []json.RawMessage
		Params struct {
			Diagnostics []json.RawMessage
		}
	}
	var completions struct{ Result []completionItem }
	if strings.Contains(text, `"filterText"`) {
		require.NoError(c, json.Unmarshal(body, &completions))
		require.NoError(c, json.Unmarshal([]byte(text), &list))
		text = string(list.Result[0]) // the others look the same
		for _, item := range completions.Result[1:] {
			text += " " + item.Label
		}
	} else if json.Unmarshal([]byte(text), &list) == nil {
		for _, element := range slices.Concat(list.Result, list.Params.Diagnostics) {
			text = strings.Replace(text, string(element), "\n "+string(element), 1)
		}
	}
	if strings.Contains(text, `"contents"`) {
		text = strings.ReplaceAll(text, `\n`, "\n")
	}
	c.transcript.WriteString(text + "\n")
}

// offset returns where a caret is in a piece of a document.
func (c *client) offset(name, piece string) int {
	caret := strings.Index(piece, "^")
	require.GreaterOrEqual(c, caret, 0, "%s has no caret", piece)
	at := strings.Index(c.docs[name], strings.Replace(piece, "^", "", 1))
	require.GreaterOrEqual(c, at, 0, "%s is not in %s", piece, name)
	return at + caret
}

// position returns the position of an offset, in UTF-16.
func (c *client) position(name string, offset int) position {
	before := c.docs[name][:offset]
	line := strings.LastIndex(before, "\n") + 1
	return position{strings.Count(before, "\n"), units(before[line:])}
}

func (c *client) open(name, text string) {
	c.docs[name] = text
	c.versions[name]++
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": c.uri(name), "languageId": "inf", "version": c.versions[name], "text": text,
	}})
}

// change puts a text in the place of what stands between two carets.
func (c *client) change(name, piece, with string) {
	pieces := strings.Split(piece, "^")
	require.Len(c, pieces, 3, "%s has no two carets", piece)
	from := c.offset(name, pieces[0]+"^"+pieces[1]+pieces[2])
	to := from + len(pieces[1])
	r := textRange{c.position(name, from), c.position(name, to)}
	c.docs[name] = c.docs[name][:from] + with + c.docs[name][to:]
	c.changed(name, contentChange{&r, with})
}

func (c *client) changed(name string, changes ...contentChange) {
	c.versions[name]++
	c.notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": c.uri(name), "version": c.versions[name]}, "contentChanges": changes,
	})
}

// about returns the parameters of a request about a place in a document.
func (c *client) about(name, piece string) map[string]any {
	p := map[string]any{"textDocument": map[string]any{"uri": c.uri(name)}}
	if piece != "" {
		at := c.position(name, c.offset(name, piece))
		p["position"], p["range"] = at, textRange{at, at}
	}
	return p
}

// apply makes the edits of an action of the last response.
func (c *client) apply(name, number string) {
	n, err := strconv.Atoi(number)
	require.NoError(c, err)
	edits := c.actions[n].Edit.Changes[c.uri(name)]
	var changes []contentChange
	for i := len(edits) - 1; i >= 0; i-- { // from the end on, so that places stay
		changes = append(changes, contentChange{&edits[i].Range, edits[i].NewText})
	}
	c.docs[name] = splitText(c.docs[name]).change(changes, utf16Units).String()
	c.changed(name, changes...)
}

func (c *client) write(name, text string) {
	require.NoError(c, os.WriteFile(filepath.Join(c.dir, name), []byte(text), 0o644))
}
