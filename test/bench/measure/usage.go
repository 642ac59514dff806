package main

import (
	"errors"
	"fmt"
	"os/exec"
	"time"
)

// A usage is what a program took.
type usage struct {
	cpu  time.Duration
	peak int64 // bytes; 0 where the system does not tell
}

// once runs a program. That it found something is no failure.
func once(command []string) (usage, error) {
	cmd := exec.Command(command[0], command[1:]...)
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		return usage{}, fmt.Errorf("%q: %w", command, err)
	}
	state := cmd.ProcessState
	return usage{state.UserTime() + state.SystemTime(), peakMemory(state)}, nil
}

// inTurn runs programs a number of times, one after the other, and returns the least
// time and the greatest peak of each: what else the machine does only adds to both.
func inTurn(times int, commands ...[]string) ([]usage, error) {
	all := make([]usage, len(commands))
	for i := range times {
		for j, command := range commands {
			u, err := once(command)
			if err != nil {
				return nil, err
			}
			if i == 0 || u.cpu < all[j].cpu {
				all[j].cpu = u.cpu
			}
			all[j].peak = max(all[j].peak, u.peak)
		}
	}
	return all, nil
}

func (u usage) over(other usage) float64 { return float64(u.cpu) / float64(max(other.cpu, 1)) }

func (u usage) megabytes() float64 { return float64(u.peak) / (1 << 20) }
