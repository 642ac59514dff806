package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/rules"
)

// fullDisk is a writer that takes nothing.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// brokenPipe is a reader that fails.
type brokenPipe struct{}

func (brokenPipe) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestOutputCannotBeWritten(t *testing.T) {
	for _, args := range [][]string{{"-"}, {"--format", "json", "-"}, {"--format", "sarif", "-"}, {"dump", "-"}, {"access", "-"}, {"access", "--format", "html", "-"}, {"--format", "html", "-"}, {"fix", "-"}, {"rules"}, {"config"}, {"config", "--format", "json"}} {
		var stderr bytes.Buffer
		code := run(args, bytes.NewReader(rules.Example(rules.Lookup("INF205").Bad)), fullDisk{}, &stderr, false)
		require.Equal(t, exitFailed, code, args)
		lines := strings.SplitAfter(stderr.String(), "\n") // fix also tells what it did
		require.Equal(t, "inflint: cannot write the output: no space left on device\n", lines[len(lines)-2], args)
	}
}

func TestInputCannotBeRead(t *testing.T) {
	for _, args := range [][]string{{"-"}, {"dump", "-"}, {"access", "-"}} {
		var stdout, stderr bytes.Buffer
		require.Equal(t, exitFailed, run(args, brokenPipe{}, &stdout, &stderr, false), args)
		require.Equal(t, "inflint: stdin.inf: unexpected EOF\n", stderr.String(), args)
	}
}

// TestHostileNames puts control characters where they could reach a terminal.
func TestHostileNames(t *testing.T) {
	for _, args := range [][]string{{"no\x1b[2Jsuch.inf"}, {"explain", "\x1b[2J"}, {"--format", "\x1b[2J"}, {"--stdin-name", "\x1b[2J", "-"}, {"--config", "\x1b[2J"}, {"config", "\x1b[2J"}, {"--min-os", "\x1b[2J"}, {"diff", "\x1b[2J", "y"}, {"diff", "--rev", "\x1b[2J"}, {"diff", "--format", "\x1b[2J", "x", "y"}} {
		var stdout, stderr bytes.Buffer
		run(args, strings.NewReader(""), &stdout, &stderr, false)
		require.NotContains(t, stdout.String()+stderr.String(), "\x1b", args)
	}
}
