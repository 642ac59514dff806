package lsp

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"runtime/debug"
	"sync"

	"github.com/inflint/inflint/report/printable"
)

// A server is a connection with one client.
type server struct {
	*conn
	version string
	log     *log.Logger
	ctx     context.Context // ends with the connection
	end     context.CancelFunc
	work    sync.WaitGroup

	// These are for the goroutine that reads.
	initialized, down bool
	relatedInfo       bool
	watches           bool // the client can tell when files change
	keepsSettings     bool // and what the settings are
	encoding          encoding

	config configuration

	mu        sync.Mutex
	documents map[string]*snapshot // by URI
	calls     map[string]context.CancelFunc

	linting, publishing sync.Mutex // order what is found in a document and what is sent
	inSource            ofSource   // what was sent of source; for who publishes
}

// Serve answers a client until it ends the connection. Beside messages nothing is
// written to out; what the client cannot be told goes to complaints. It reports
// whether the client shut the server down before it went.
func Serve(in io.Reader, out *bufio.Writer, complaints io.Writer, version string) (orderly bool) {
	return newServer(in, out, complaints, version).serve()
}

func newServer(in io.Reader, out *bufio.Writer, complaints io.Writer, version string) *server {
	s := &server{
		conn: &conn{in: bufio.NewReader(in), out: out}, version: version, log: log.New(complaints, "inflint lsp: ", 0), encoding: utf16Units,
		documents: map[string]*snapshot{}, inSource: ofSource{}, calls: map[string]context.CancelFunc{},
	}
	s.ctx, s.end = context.WithCancel(context.Background())
	s.config.reread()
	return s
}

func (s *server) serve() (orderly bool) {
	defer s.work.Wait()
	defer s.end()
	for {
		m, err := s.read()
		if wrong := (*rpcError)(nil); errors.As(err, &wrong) {
			s.respond(json.RawMessage("null"), nil, wrong)
			continue
		}
		switch {
		case errors.Is(err, io.EOF):
			return s.down
		case err != nil:
			s.complain("%v", err)
			if errors.Is(err, errFraming) {
				s.respond(json.RawMessage("null"), nil, failure(codeParseError, "%v", err))
			}
			return false
		case m.Method == "exit":
			return s.down
		case len(m.ID) == 0:
			s.notified(m)
		case m.Method == "":
			s.answered(m)
		default:
			s.called(m)
		}
	}
}

func (s *server) complain(format string, args ...any) {
	s.log.Print(printable.Text(fmt.Sprintf(format, args...)))
}

// respond answers a request with a result or an error.
func (s *server) respond(id json.RawMessage, result any, err error) {
	m := message{ID: id}
	if err != nil && !errors.As(err, &m.Error) {
		m.Error = failure(codeInternalError, "%v", err)
	}
	if err := s.send(m, nil, result); err != nil {
		s.complain("cannot answer: %v", err)
	}
}

// notified takes note of what the client tells.
func (s *server) notified(m *message) {
	if !s.initialized || s.down {
		return // as the specification demands
	}
	var err error
	switch m.Method {
	case "initialized":
		err = cmp.Or(s.watchFiles(), s.askSettings())
	case "textDocument/didOpen":
		err = s.about(m, s.opened)
	case "textDocument/didChange":
		err = s.about(m, s.changed)
	case "textDocument/didSave":
		err = s.about(m, s.saved)
	case "textDocument/didClose":
		err = s.about(m, s.closed)
	case "workspace/didChangeWatchedFiles":
		s.config.reread()
		s.relint()
	case "workspace/didChangeConfiguration":
		err = s.reconfigured(m)
	case "$/cancelRequest":
		err = s.cancelled(m)
	}
	if err != nil {
		s.complain("%s: %v", m.Method, err)
	}
}

// about calls what takes note of a document.
func (s *server) about(m *message, note func(*documentParams)) error {
	var p documentParams
	if err := json.Unmarshal(m.Params, &p); err != nil {
		return err
	}
	note(&p)
	return nil
}

// called answers a request.
func (s *server) called(m *message) {
	handler := handlers()[m.Method]
	switch {
	case m.Method == "initialize" && !s.initialized:
		result, err := s.initialize(m)
		s.respond(m.ID, result, err)
	case !s.initialized:
		s.respond(m.ID, nil, failure(codeNotInitialized, "the first request is initialize"))
	case m.Method == "shutdown" && !s.down:
		s.down = true
		s.respond(m.ID, nil, nil)
	case s.down || m.Method == "initialize":
		s.respond(m.ID, nil, failure(codeInvalidRequest, "%s does not come here; see the life of a server in the specification", m.Method))
	case handler == nil:
		s.respond(m.ID, nil, failure(codeMethodNotFound, "there is no method %s", m.Method))
	default:
		s.handle(m, handler)
	}
}

// A handler answers a request about a document.
type handler func(context.Context, *snapshot, *documentParams) (any, error)

func handlers() map[string]handler {
	return map[string]handler{
		"textDocument/hover":                describe,
		"textDocument/completion":           complete,
		"textDocument/definition":           definition,
		"textDocument/references":           references,
		"textDocument/documentHighlight":    highlight,
		"textDocument/documentSymbol":       outline,
		"textDocument/foldingRange":         folds,
		"textDocument/codeAction":           codeActions,
		"textDocument/semanticTokens/full":  allTokens,
		"textDocument/semanticTokens/range": tokensInRange,
	}
}

// handle answers a request about a document, in the state that it has now, while
// further messages are read.
func (s *server) handle(m *message, handler handler) {
	var p documentParams
	if err := json.Unmarshal(m.Params, &p); err != nil {
		s.respond(m.ID, nil, failure(codeInvalidParams, "%v", err))
		return
	}
	doc := s.current(p.TextDocument.URI)
	if doc == nil && isSource(p.TextDocument.URI) {
		s.respond(m.ID, nil, nil)
		return
	}
	if doc == nil {
		s.respond(m.ID, nil, failure(codeInvalidParams, "the document %s is not open", p.TextDocument.URI))
		return
	}
	ctx, cancel := context.WithCancel(s.ctx)
	s.mu.Lock()
	s.calls[string(m.ID)] = cancel
	s.mu.Unlock()
	s.work.Go(func() {
		defer cancel()
		var result any
		err := guard(func() (err error) {
			result, err = handler(ctx, doc, &p)
			return err
		})
		s.mu.Lock()
		delete(s.calls, string(m.ID))
		s.mu.Unlock()
		if ctx.Err() != nil {
			err = failure(codeCancelled, "the request was cancelled")
		}
		s.respond(m.ID, result, err)
	})
}

// guard calls a function; a defect in it must not end the server.
func guard(do func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("internal error, please report it with the file: %v\n%s", fault, debug.Stack())
		}
	}()
	return do()
}

func (s *server) cancelled(m *message) error {
	var p struct {
		ID json.RawMessage `json:"id"`
	}
	if err := json.Unmarshal(m.Params, &p); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if cancel := s.calls[string(p.ID)]; cancel != nil {
		cancel()
	}
	return nil
}
