package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// A progress is a line on stderr that says how many files are done. It is drawn
// when a tick has come, and erased before anything else is written.
type progress struct {
	w     io.Writer
	ticks <-chan time.Time // nil for none, and so for no line
	files int
	shown int // the length of the line that stands there
}

// showProgress shows the progress of a run that takes more than a second, if
// somebody is there to see it. The function that it returns ends it.
func (a *app) showProgress(getenv func(string) string) (end func()) {
	stderr, ok := a.progress.w.(*os.File)
	if !ok || !isTerminal(stderr) || getenv("CI") != "" || getenv("TERM") == "dumb" {
		return func() {}
	}
	ticker := time.NewTicker(time.Second)
	a.progress.ticks = ticker.C
	return func() {
		ticker.Stop()
		a.progress.erase()
	}
}

// done counts a file.
func (p *progress) done() {
	p.files++
	select {
	case <-p.ticks:
		p.erase()
		p.shown, _ = fmt.Fprintf(p.w, "inflint: %d files done", p.files)
	default:
	}
}

// erase needs no escape sequences, so that it works on any terminal.
func (p *progress) erase() {
	if p.shown > 0 {
		fmt.Fprintf(p.w, "\r%s\r", strings.Repeat(" ", p.shown))
		p.shown = 0
	}
}

// before returns a writer to what the line would be in the way of.
func (p *progress) before(w io.Writer) io.Writer { return &afterErasing{p, w} }

// An afterErasing is a writer that first erases the progress.
type afterErasing struct {
	*progress
	to io.Writer
}

func (a *afterErasing) Write(data []byte) (int, error) {
	a.erase()
	return a.to.Write(data)
}
