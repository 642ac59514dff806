package inf

import (
	"fmt"
	"strings"
	"testing"
)

// hostile makes texts of about n bytes that aim at every loop.
var hostile = map[string]func(n int) string{
	"one line":           func(n int) string { return "[S]\na=" + strings.Repeat("x", n) },
	"fields":             func(n int) string { return "[S]\n" + strings.Repeat("a,", n/2) },
	"blanks":             func(n int) string { return "[S]\n" + strings.Repeat("\u00A0 ", n/3) },
	"sections":           func(n int) string { return numbered(n, "[s%d]\n") },
	"duplicate sections": func(n int) string { return strings.Repeat("[s]\n[t]\n", n/8) },
	"strings": func(n int) string {
		return "[Strings]\n" + numbered(n, "k%d=\"v\"\n")
	},
	"tokens":        func(n int) string { return "[S]\n" + strings.Repeat("%a%", n/3) + "\n[Strings]\na=%b%\nb=%a%" },
	"percent signs": func(n int) string { return "[S]\na=" + strings.Repeat("%", n) },
	"continuations": func(n int) string { return "[S]\na=" + strings.Repeat("x\\\n", n/3) },
	"quotes":        func(n int) string { return "[S]\na=" + strings.Repeat("\"", n) },
	"open quotes":   func(n int) string { return "[S]\n" + strings.Repeat("\"\n", n/2) },
	"backslashes":   func(n int) string { return "[S]\na=" + strings.Repeat("\\ ", n/2) },
	"needs chain": func(n int) string {
		return "[DefaultInstall]\nNeeds=s0\n" + numberedTwice(n, "[s%d]\nNeeds=s%d\n")
	},
	"needs cycle": func(n int) string {
		return "[DefaultInstall]\n" + strings.Repeat("Needs=DefaultInstall\n", n/21)
	},
}

func numbered(n int, format string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func numberedTwice(n int, format string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, format, i, i+1)
	}
	return b.String()
}

// BenchmarkHostile reads and resolves hostile texts of one size, twice and four
// times that (a quarter of a megabyte). The figures per byte should not grow.
func BenchmarkHostile(b *testing.B) {
	for name, text := range hostile {
		for _, factor := range []int{1, 2, 4} {
			src := []byte(text(factor << 18))
			b.Run(fmt.Sprintf("%s/%dx", strings.ReplaceAll(name, " ", "-"), factor), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				b.ReportAllocs()
				for b.Loop() {
					f := Parse("x.inf", src)
					f.Objects()
					f.Dead()
				}
			})
		}
	}
}
