package lint

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// gcPercent returns the percentage in force.
func gcPercent() int {
	percent := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	metrics.Read(percent)
	return int(percent[0].Value.Uint64())
}

// settles collects until a percentage is in force.
func settles(t *testing.T, percent int) {
	require.Eventually(t, func() bool {
		runtime.GC()
		return gcPercent() == percent
	}, 10*time.Second, time.Millisecond)
}

// made returns how much slack there is.
func (s *Slack) made() (size int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, part := range s.unused {
		size += len(part)
	}
	return size
}

func TestSlack(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(defaultPercent))
	s := new(Slack)
	s.Begin()
	require.Equal(t, firstPercent, gcPercent())
	settles(t, slackPercent)
	s.makeFor(largeFile) // which is no larger
	require.EqualValues(t, usualSlack(), s.made())
	require.Equal(t, slackPercent, gcPercent())
	s.makeFor(2 * largeFile)
	require.Equal(t, 2*largeFile*slackPerByte, s.made())
	require.Equal(t, defaultPercent, gcPercent())
	s.makeFor(slackMost)
	require.Equal(t, slackMost, s.made())

	new(Slack).Begin() // of a program that ends at once
	require.Equal(t, firstPercent, gcPercent())
	settles(t, defaultPercent)
}

// TestSlackUntuned leaves alone what the environment says about the collector.
func TestSlackUntuned(t *testing.T) {
	begin := func() {
		s := new(Slack)
		s.Begin()
		s.makeFor(2 * largeFile)
		require.Zero(t, s.made())
	}
	percent := debug.SetGCPercent(200)
	begin()
	require.Equal(t, 200, debug.SetGCPercent(defaultPercent))
	limit := debug.SetMemoryLimit(1 << 40)
	begin()
	require.Equal(t, int64(1<<40), debug.SetMemoryLimit(limit))
	require.Equal(t, defaultPercent, debug.SetGCPercent(percent))
}
