package main

import (
	"errors"
	"os"
	"os/signal"
	"runtime"
	"sync"
	"syscall"
)

// exitSignal is the exit code, as shells have it, of what a signal ends.
const exitSignal = 128

// A hold keeps the program from leaving anything half done: while it is locked no
// signal ends the program, and however that ends, what undo says is not to stay.
type hold struct {
	mu      sync.Mutex
	undo    []func()
	heeding sync.Once
	signals chan os.Signal
	ended   chan struct{}
}

// begin makes what is written to a pipe that nobody reads an error; otherwise it
// would end the program. The function that it returns is for the end in good time.
func (h *hold) begin() (end func()) {
	signal.Ignore(syscall.SIGPIPE)
	return func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.clear()
		if h.signals != nil {
			signal.Stop(h.signals)
			close(h.ended)
		}
	}
}

// Lock begins work that a signal must not leave half done.
func (h *hold) Lock() {
	h.heedSignals()
	h.mu.Lock()
}

// Unlock ends such work.
func (h *hold) Unlock() { h.mu.Unlock() }

// heedSignals ends the program when a signal says so, from now on. A second signal
// does it at once. To heed them takes a good part of the start, and what neither reads
// nor holds anything does without.
func (h *hold) heedSignals() {
	h.heeding.Do(func() {
		h.signals, h.ended = make(chan os.Signal, 1), make(chan struct{})
		for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
			if !signal.Ignored(s) { // as under nohup
				signal.Notify(h.signals, s)
			}
		}
		go h.wait()
	})
}

func (h *hold) wait() {
	select {
	case s := <-h.signals:
		signal.Stop(h.signals)
		h.mu.Lock()
		h.clear()
		number, _ := s.(syscall.Signal)
		os.Exit(exitSignal + int(number))
	case <-h.ended:
	}
}

func (h *hold) clear() {
	for _, undo := range h.undo {
		undo()
	}
}

// nobodyReads reports whether an error is that of writing to a pipe whose reader has
// gone. Windows has two of them, ERROR_BROKEN_PIPE and ERROR_NO_DATA.
func nobodyReads(err error) bool {
	return errors.Is(err, syscall.EPIPE) ||
		runtime.GOOS == "windows" && (errors.Is(err, syscall.Errno(109)) || errors.Is(err, syscall.Errno(232)))
}
