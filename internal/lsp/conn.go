package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/inflint/inflint/report/printable"
)

// A conn speaks the base protocol: messages of JSON-RPC 2.0, each behind a header
// that tells its length.
type conn struct {
	in      *bufio.Reader
	sending sync.Mutex
	out     *bufio.Writer
}

// A message is a request, a notification, which has no ID, or a response, which has
// no method.
type message struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *rpcError       `json:"error,omitempty"`
}

// An rpcError is the answer to a message that cannot be answered otherwise.
type rpcError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e *rpcError) Error() string { return e.Message }

// The codes of errors, from JSON-RPC and from the protocol.
const (
	codeParseError     = -32700
	codeInvalidRequest = -32600
	codeMethodNotFound = -32601
	codeInvalidParams  = -32602
	codeInternalError  = -32603
	codeNotInitialized = -32002
	codeCancelled      = -32800
)

func failure(code int, format string, args ...any) *rpcError {
	return &rpcError{code, fmt.Sprintf(format, args...)}
}

// maxMessage is the length of the longest message that is read. The text of a file
// takes up to twice its length.
const maxMessage = 64 << 20

// errFraming is returned for a header after which nobody knows where the next
// message begins.
var errFraming = errors.New("the header of a message is not understood; the connection cannot go on")

// read returns the next message. An error that is an [*rpcError] is one of the message
// alone, and the next can be read.
func (c *conn) read() (*message, error) {
	length, err := c.header()
	if err != nil {
		return nil, err
	}
	if length > maxMessage {
		if _, err := io.CopyN(io.Discard, c.in, length); err != nil {
			return nil, err
		}
		return nil, failure(codeInvalidRequest, "the message has %d bytes; no more than %d are read", length, maxMessage)
	}
	var body bytes.Buffer // which grows with what comes, not with what was announced
	if _, err := io.CopyN(&body, c.in, length); err != nil {
		return nil, err
	}
	var m message
	if err := json.Unmarshal(body.Bytes(), &m); err != nil {
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			return nil, failure(codeParseError, "the message is not JSON: %v", err)
		}
		return nil, failure(codeInvalidRequest, "the message is not one of JSON-RPC: %v", err)
	}
	if m.Version != "2.0" || len(m.ID) > 0 && !isID(m.ID) {
		return nil, failure(codeInvalidRequest, "the message is not one of JSON-RPC 2.0 with a string or a number for its id")
	}
	return &m, nil
}

func isID(id json.RawMessage) bool {
	return id[0] == '"' || id[0] == '-' || id[0] >= '0' && id[0] <= '9'
}

// header reads the header fields up to the empty line, and returns the length of what
// follows.
func (c *conn) header() (int64, error) {
	length := int64(-1)
	for {
		line, err := c.in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			return 0, errFraming
		}
		if err != nil {
			return 0, err
		}
		if line = bytes.TrimRight(line, "\r\n"); len(line) == 0 {
			break
		}
		name, value, _ := strings.Cut(string(line), ":")
		if strings.EqualFold(name, "Content-Length") {
			if length, err = strconv.ParseInt(strings.TrimSpace(value), 10, 64); err != nil {
				return 0, errFraming
			}
		}
	}
	if length < 0 {
		return 0, errFraming
	}
	return length, nil
}

// notify sends a notification.
func (c *conn) notify(method string, params any) error {
	return c.send(message{Method: method}, params, nil)
}

// send sends a message with its parameters or its result.
func (c *conn) send(m message, params, result any) error {
	m.Version = "2.0"
	switch {
	case m.Error != nil:
		result = nil
	case m.Method == "" && result == nil:
		result = json.RawMessage("null")
	}
	body, err := printable.JSON(struct { // at once: the findings of a large file are long
		message
		Params any `json:"params,omitempty"`
		Result any `json:"result,omitempty"`
	}{m, params, result})
	if err != nil {
		return err
	}
	c.sending.Lock()
	defer c.sending.Unlock()
	fmt.Fprintf(c.out, "Content-Length: %d\r\n\r\n", len(body))
	if _, err := c.out.Write(body); err != nil {
		return err
	}
	return c.out.Flush()
}
