package lsp

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

// TestScript runs the scripts in testdata. Each has files, a file "script" with
// commands, and a file "want" with what the server answers to each. Arguments are
// separated by " | "; carets in a piece of text mark a place or a range.
func TestScript(t *testing.T) {
	scripts, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	require.NoError(t, err)
	require.NotEmpty(t, scripts)
	for _, name := range scripts {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { runScript(t, name) })
	}
}

func runScript(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	require.NoError(t, err)
	c := newClient(t)
	var script, want string
	for _, f := range archive.Files {
		switch f.Name {
		case "script":
			script = string(f.Data)
		case "want":
			want = string(f.Data)
		default:
			c.write(f.Name, string(f.Data))
		}
	}
	for line := range strings.Lines(script) {
		line = strings.TrimSuffix(line, "\n")
		c.transcript.WriteString("> " + line + "\n")
		c.do(line)
	}
	got := c.transcript.String()
	if *update && got != want {
		last := &archive.Files[len(archive.Files)-1]
		require.Equal(t, "want", last.Name, "%s ends with the file want", name)
		last.Data = []byte(got)
		require.NoError(t, os.WriteFile(name, txtar.Format(archive), 0o644))
		return
	}
	require.Equal(t, want, got)
}

// do runs a command of a script.
func (c *client) do(line string) {
	command, rest, _ := strings.Cut(line, " ")
	args := append(strings.Split(rest, " | "), "", "")
	for i, arg := range args {
		args[i] = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\r`, "\r").Replace(arg)
	}
	name := args[0]
	if method, ok := documentRequests[command]; ok {
		c.request(method, c.about(name, args[1]))
		return
	}
	switch command {
	case "initialize":
		c.request("initialize", json.RawMessage(rest))
		c.notify("initialized", struct{}{})
	case "open": // a file of the script, or a text
		text := args[1]
		if src, err := os.ReadFile(filepath.Join(c.dir, name)); err == nil && text == "" {
			text = string(src)
		}
		c.open(name, text)
		c.receive()
	case "change":
		c.change(name, args[1], args[2])
		c.receive()
	case "replace":
		c.docs[name] = args[1]
		c.changed(name, contentChange{nil, args[1]})
		c.receive()
	case "save":
		c.notify("textDocument/didSave", c.about(name, ""))
		for range c.docs {
			c.receive()
		}
	case "close":
		c.notify("textDocument/didClose", c.about(name, ""))
		delete(c.docs, name)
		c.receive()
	case "references":
		p := c.about(name, args[1])
		p["context"] = map[string]any{"includeDeclaration": args[2] == "all"}
		c.request("textDocument/references", p)
	case "actions":
		c.codeActions(name, args[1], args[2])
	case "apply":
		c.apply(name, args[1])
		c.receive()
	case "write":
		c.write(name, args[1])
	case "driver": // one for the tests of package driver
		data, err := os.ReadFile(filepath.Join("..", "..", "driver", "testdata", args[1]))
		require.NoError(c, err)
		c.write(name, string(data))
	case "watched", "configure":
		method := map[string]string{"watched": "workspace/didChangeWatchedFiles", "configure": "workspace/didChangeConfiguration"}[command]
		c.notify(method, json.RawMessage(rest))
		for range c.docs {
			c.receive()
		}
	case "send":
		c.send(rest)
	case "raw":
		c.raw(args[0])
	case "receive":
		c.receive()
	case "shutdown":
		c.request("shutdown", nil)
	case "end", "exit", "ended":
		switch command {
		case "exit":
			c.notify("exit", nil)
		case "end":
			c.to.Close()
		}
		c.transcript.WriteString(map[bool]string{true: "ended in order\n", false: "ended out of order\n"}[<-c.served])
		c.transcript.WriteString(strings.ReplaceAll(c.log.String(), c.dir, "/dir"))
	default:
		require.Fail(c, "unknown command "+command)
	}
}

var documentRequests = map[string]string{
	"hover":      "textDocument/hover",
	"complete":   "textDocument/completion",
	"definition": "textDocument/definition",
	"highlight":  "textDocument/documentHighlight",
	"symbols":    "textDocument/documentSymbol",
	"folds":      "textDocument/foldingRange",
	"tokens":     "textDocument/semanticTokens/full",
	"tokensat":   "textDocument/semanticTokens/range",
}

// codeActions asks for the actions at a place, or for those of a kind.
func (c *client) codeActions(name, piece, only string) {
	p := c.about(name, piece)
	context := map[string]any{"diagnostics": []any{}}
	if only != "" {
		context["only"] = []string{only}
	}
	p["context"] = context
	require.NoError(c, json.Unmarshal(c.request("textDocument/codeAction", p), &c.actions))
}
