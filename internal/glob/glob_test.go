package glob

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/stretchr/testify/require"
)

// TestAsTheLibrary compares random patterns with braces, each with random names, with
// what the library says. With braces it finds less than there is at times: where ** touches
// one, and where a star stands before a slash in one. It lets [!a] match a slash.
func TestAsTheLibrary(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	var piece func(depth int) string
	piece = func(depth int) string {
		if depth > 0 && r.IntN(4) == 0 {
			return "{" + piece(depth-1) + "," + piece(depth-1) + pick("", ","+piece(depth-1)) + "}"
		}
		return pick("a", "b", "*", "/", "/**/", "?", "[ab]", "[!a]a", "[},{]", `\{`, `\*`, "a/b")
	}
	for range 20_000 {
		pattern := piece(2) + piece(2) + piece(2) + pick("a", "*", "?")
		name := strings.Repeat("a", r.IntN(3)) + pick("", "/") + pick("", "b", "b/a", "{", "a*")
		if strings.Contains(pattern, "!") && strings.Contains(name, "/") {
			continue
		}
		p, err := Parse(pattern, false)
		if !doublestar.ValidatePattern(pattern) {
			require.ErrorIs(t, err, ErrMalformed, pattern)
			continue
		}
		if errors.Is(err, ErrAlternatives) {
			continue
		}
		require.NoError(t, err, pattern)
		want := doublestar.MatchUnvalidated(pattern, name)
		if want || !strings.Contains(pattern, "{") {
			require.Equal(t, want, p.Match(name), "%q on %q", pattern, name)
		}
		for i := range name {
			if want && i > 0 && name[i] == '/' {
				require.True(t, p.Below(name[:i]), "%q below %q", pattern, name[:i])
			}
		}
		for _, part := range p.Names() {
			if want {
				require.Contains(t, strings.Split(name, "/"), part, "%q on %q", pattern, name)
			}
		}
	}
}

func TestParse(t *testing.T) {
	for pattern, want := range map[string]error{
		"{a,b}{c,d}{e,f}{g,h}{i,j}{k,l}":      nil, // 64
		"{a,b}{c,d}{e,f}{g,h}{i,j}{k,l}{m,n}": ErrAlternatives,
		strings.Repeat("{*a,*a*}", 24) + "x":  ErrAlternatives,
		strings.Repeat("a", maxLength+1):      ErrTooLong,
		"[a":                                  ErrMalformed,
		strings.Repeat("{", 300):              ErrMalformed,
	} {
		_, err := Parse(pattern, false)
		require.ErrorIs(t, err, want, pattern)
	}
	for name, want := range map[string]bool{"a/b/c.inf": true, "x/c.inf": true, "x/y/d.inf": true, "a/c.inf": false, "x/{.inf": false} {
		p, err := Parse("{a/b,x/**}/{c,d}.inf", false)
		require.NoError(t, err)
		require.Equal(t, want, p.Match(name), name)
	}
	p, err := Parse("Drivers/*.INF", true)
	require.NoError(t, err)
	require.True(t, p.Match("drivers/a.Inf"))
	require.True(t, p.Below("DRIVERS"))
	require.False(t, p.Below("DRIVERS/x"))
}

// TestStars has patterns of the greatest length, and long names that nearly match.
func TestStars(t *testing.T) {
	began := time.Now()
	for _, part := range []string{"*a", "**/", "**/*a", "a*/", "{a,*a}"} {
		pattern := strings.Repeat(part, 5) + strings.Repeat(strings.Trim(part, "{,}"), (maxLength-50)/len(part)) + "x"
		p, err := Parse(pattern, false)
		require.NoError(t, err)
		require.False(t, p.Match(strings.Repeat("a", 4000)), part)
		require.False(t, p.Match(strings.Repeat("a/", 2000)), part)
	}
	require.Less(t, time.Since(began), 20*time.Second)
}
