package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestProgress lets the clock tick by hand.
func TestProgress(t *testing.T) {
	var screen bytes.Buffer
	ticks := make(chan time.Time, 1)
	p := &progress{w: &screen, ticks: ticks}
	stdout := p.before(&screen)
	expect := func(want string) {
		t.Helper()
		require.Equal(t, want, screen.String())
		screen.Reset()
	}

	p.done()
	expect("") // the first second is not over

	ticks <- time.Time{}
	p.done()
	expect("inflint: 2 files done")
	p.done()
	expect("") // one line a tick

	blank := "\r" + strings.Repeat(" ", len("inflint: 2 files done")) + "\r"
	ticks <- time.Time{}
	p.done()
	expect(blank + "inflint: 4 files done")

	_, err := stdout.Write([]byte("a finding\n"))
	require.NoError(t, err)
	expect(blank + "a finding\n")
	_, err = stdout.Write([]byte("another\n"))
	require.NoError(t, err)
	expect("another\n") // nothing is left to erase

	ticks <- time.Time{}
	p.done()
	expect("inflint: 5 files done")
	p.erase()
	expect(blank)
}

// TestNoProgress is a run whose stderr is no terminal.
func TestNoProgress(t *testing.T) {
	var stderr bytes.Buffer
	a := &app{progress: &progress{w: &stderr}}
	end := a.showProgress(variables{}.get)
	require.Nil(t, a.progress.ticks)
	a.progress.done()
	end()
	require.Empty(t, stderr.String())
}
