package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// edited is what an editor does with a file: it opens it, asks for all that concerns
// the whole of it, and for what stands at some places of it, and ends.
func edited(ctx context.Context, inflint, name, _ string) (usage, error) {
	src, err := os.ReadFile(name)
	if err != nil {
		return usage{}, err
	}
	cmd := exec.CommandContext(ctx, inflint, "lsp")
	in, err := cmd.StdinPipe()
	if err != nil {
		return usage{}, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return usage{}, err
	}
	if err := cmd.Start(); err != nil {
		return usage{}, err
	}
	e := editor{in: in, out: bufio.NewReader(out), uri: "file://" + name}
	e.session(string(src))
	in.Close()
	_, _ = io.Copy(io.Discard, out)
	if err := cmd.Wait(); err != nil || e.err != nil {
		return usage{}, fmt.Errorf("lsp: %w", firstOf(ctx.Err(), e.err, err))
	}
	state := cmd.ProcessState
	return usage{state.UserTime() + state.SystemTime(), peakMemory(state)}, nil
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// An editor speaks with a language server. After an error it does nothing any more.
type editor struct {
	in  io.Writer
	out *bufio.Reader
	uri string
	err error
}

func (e *editor) session(text string) {
	e.request("initialize", `"capabilities":{}`)
	e.send(`"method":"initialized","params":{}`)
	body, _ := json.Marshal(text) // a string has no mistake in it
	e.send(fmt.Sprintf(`"method":"textDocument/didOpen","params":{"textDocument":{"uri":%q,"languageId":"inf","version":1,"text":%s}}`, e.uri, body))
	for _, method := range []string{"documentSymbol", "foldingRange", "semanticTokens/full"} {
		e.about(method, "")
	}
	lines := strings.Split(text, "\n")
	whole := fmt.Sprintf(`"range":{"start":{"line":0,"character":0},"end":{"line":%d,"character":0}},"context":{"diagnostics":[],"only":["quickfix"]}`, len(lines)-1)
	e.about("codeAction", whole)
	for _, line := range []int{7, len(lines) / 4, len(lines) / 2, 3 * len(lines) / 4, len(lines) - 2} {
		line = min(max(line, 0), len(lines)-1)
		length := len(lines[line])
		for _, character := range []int{1, length / 2, max(length-2, 0)} {
			at := fmt.Sprintf(`"position":{"line":%d,"character":%d}`, line, character)
			for _, method := range []string{"hover", "completion", "definition", "references", "documentHighlight"} {
				e.about(method, at+`,"context":{"includeDeclaration":true}`)
			}
		}
	}
	e.request("shutdown", "")
	e.send(`"method":"exit"`)
}

// about asks for something in the document.
func (e *editor) about(method, params string) {
	if params != "" {
		params = "," + params
	}
	e.request("textDocument/"+method, fmt.Sprintf(`"textDocument":{"uri":%q}`, e.uri)+params)
}

// request asks for something and waits for the answer.
func (e *editor) request(method, params string) {
	e.send(fmt.Sprintf(`"id":1,"method":%q,"params":{%s}`, method, params))
	for e.err == nil {
		if body := e.receive(); bytes.Contains(body[:min(len(body), 40)], []byte(`"id":1`)) {
			return
		}
	}
}

func (e *editor) send(body string) {
	if e.err == nil {
		body = `{"jsonrpc":"2.0",` + body + "}"
		_, e.err = fmt.Fprintf(e.in, "Content-Length: %d\r\n\r\n%s", len(body), body)
	}
}

func (e *editor) receive() []byte {
	length := 0
	for e.err == nil {
		var line string
		if line, e.err = e.out.ReadString('\n'); strings.TrimSpace(line) == "" {
			break
		}
		_, _ = fmt.Sscanf(line, "Content-Length: %d", &length)
	}
	body := make([]byte, length)
	if e.err == nil {
		_, e.err = io.ReadFull(e.out, body)
	}
	return body
}
