package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"slices"
	"time"
)

// A usage is what a program took.
type usage struct {
	cpu  time.Duration
	peak int64 // bytes; 0 where the system does not tell
}

// once runs a program. That it found something is no failure, nor that it has not looked
// at all of a file: what it takes is told all the same.
func once(ctx context.Context, program string, args ...string) (usage, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1 && exit.ExitCode() != 3) {
		return usage{}, fmt.Errorf("%s %q: %w", program, args, err)
	}
	state := cmd.ProcessState
	return usage{state.UserTime() + state.SystemTime(), peakMemory(state)}, nil
}

// inTurn runs programs a number of times, one after the other, and returns the usages
// of each.
func inTurn(times int, commands ...[]string) ([][]usage, error) {
	forgetPeak()
	all := make([][]usage, len(commands))
	for range times {
		for i, command := range commands {
			u, err := once(context.Background(), command[0], command[1:]...)
			if err != nil {
				return nil, err
			}
			all[i] = append(all[i], u)
		}
	}
	return all, nil
}

// forgetPeak has Linux forget how much memory this program has used at most: with that
// the count begins for the programs that it starts.
func forgetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // other systems have no such file
}

// least returns the least time of equally many runs, and the greatest peak: what else
// the machine does only adds to both.
func least(runs []usage) usage { return ranked(runs, 0) }

// median returns the median time, which a number of runs does not make less, and the
// greatest peak.
func median(runs []usage) usage { return ranked(runs, len(runs)/2) }

func ranked(runs []usage, rank int) usage {
	runs = slices.SortedFunc(slices.Values(runs), func(a, b usage) int { return cmp.Compare(a.cpu, b.cpu) })
	u := runs[rank]
	for _, other := range runs {
		u.peak = max(u.peak, other.peak)
	}
	return u
}

func (u usage) over(other usage) float64 { return float64(u.cpu) / float64(max(other.cpu, 1)) }

func (u usage) megabytes() float64 { return float64(u.peak) / (1 << 20) }
