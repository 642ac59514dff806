package lint

import (
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// MaxMemory is the memory in bytes at which a run ends, unless GOMEMLIMIT in the environment
// says otherwise. It is half of what a program of 32 bits can have.
const MaxMemory = 2<<30 - 1

// A MemoryError ends a run that takes too much memory.
type MemoryError struct {
	// Path is the first input without a result.
	Path string
}

func (e *MemoryError) Error() string {
	return "inflint ends here, since it takes too much memory (see docs/security.md): this file and those after it are not linted; name fewer or smaller ones, or raise GOMEMLIMIT"
}

// A memory watches how much is in use.
type memory struct {
	out  chan struct{} // closed once it is too much
	stop chan struct{}
	done sync.WaitGroup
}

// watchMemory looks at the memory until end is called. What counts is what the last
// collection found in use: the rest goes when it is needed.
func watchMemory() *memory {
	limit := uint64(debug.SetMemoryLimit(-1)) / 8 * 7 // beyond it the collector does little else
	m := &memory{out: make(chan struct{}), stop: make(chan struct{})}
	m.done.Go(func() {
		tick := time.NewTicker(50 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-m.stop:
				return
			case <-tick.C:
				if inUse() > limit {
					close(m.out)
					return
				}
			}
		}
	})
	return m
}

func (m *memory) end() {
	close(m.stop)
	m.done.Wait()
}

func inUse() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
