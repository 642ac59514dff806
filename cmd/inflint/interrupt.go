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
// signal ends the program, and however that ends, undo says what is not to stay.
type hold struct {
	sync.Mutex
	undo []func()
}

// heedSignals ends the program when a signal says so. A second signal does it at
// once. The function that it returns is for the end in good time.
func (h *hold) heedSignals() (end func()) {
	signals := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) { // as under nohup
			signal.Notify(signals, s)
		}
	}
	// With this, what is written to a pipe that nobody reads is an error; otherwise it
	// would end the program.
	pipes := make(chan os.Signal, 1)
	signal.Notify(pipes, syscall.SIGPIPE)
	ended := make(chan struct{})
	go func() {
		select {
		case s := <-signals:
			signal.Stop(signals)
			h.Lock()
			h.clear()
			number, _ := s.(syscall.Signal)
			os.Exit(exitSignal + int(number))
		case <-ended:
		}
	}()
	return func() {
		signal.Stop(pipes)
		h.Lock()
		defer h.Unlock()
		h.clear()
		signal.Stop(signals)
		close(ended)
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
