package inf

import (
	"fmt"
	"os"
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
)

// hostile has texts that aim at every loop, each of the given number of parts.
var hostile = []struct {
	name  string
	parts int
	text  func(n int) string
}{
	{"one-line", 50 << 20, func(n int) string { return "[S]\na=" + strings.Repeat("x", n) }},
	{"quotes", 64 << 20, func(n int) string { return "[S]\na=" + strings.Repeat("\"", n) }},
	{"open-quotes", 1e6, func(n int) string { return "[S]\n" + strings.Repeat("\"\n", n) }},
	{"fields", 1e6, func(n int) string { return "[S]\n" + strings.Repeat("a,", n) }},
	{"blanks", 1e6, func(n int) string { return "[S]\n" + strings.Repeat("\u00A0 ", n) }},
	{"sections", 1e6, func(n int) string { return numbered(n, "[s%d]\n") }},
	{"duplicate-sections", 1e6, func(n int) string { return strings.Repeat("[s]\na=b\n[t]\n", n/2) }},
	{"brackets", 1e6, func(n int) string { return strings.Repeat("[", n) + "]" }},
	{"strings", 10 << 20 / 24, func(n int) string { return "[Strings]\n" + numbered(n, "k%07d=\"some value\"\n") }},
	{"tokens", 1e6, func(n int) string { return "[S]\n" + strings.Repeat("%a%", n) + "\n[Strings]\na=%b%\nb=%a%" }},
	{"token-chain", 1e5, func(n int) string { return "[S]\nx=%k0%\n[Strings]\n" + numbered(n, "k%d=%%k%d%%\n") }},
	{"percent-signs", 1e6, func(n int) string { return "[S]\na=" + strings.Repeat("%", n) }},
	{"continuations", 1e5, func(n int) string { return "[S]\na=" + strings.Repeat("x\\\n", n) }},
	{"backslashes", 1e6, func(n int) string { return "[S]\na=" + strings.Repeat("\\ ", n) }},
	{"needs-chain", 1e5, func(n int) string { return "[DefaultInstall]\nNeeds=s0\n" + numbered(n, "[s%d]\nNeeds=s%d\n") }},
	{"needs-cycle", 1e5, func(n int) string { return "[DefaultInstall]\n" + strings.Repeat("Needs=DefaultInstall\n", n) }},
	{"installs", 1e5, func(n int) string {
		return "[Manufacturer]\nm=M\n[M]\n" + strings.Repeat("d=I,x\n", n) + "[I.HW]\n" + strings.Repeat("AddReg=R\n", n) + "[R]\nHKR,,Security,,\"D:P\""
	}},
}

// numbered repeats a text with one number or two: that of the line and the next.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		numbers := []any{i, i + 1}[:strings.Count(strings.ReplaceAll(format, "%%", ""), "%")]
		fmt.Fprintf(&b, format, numbers...)
	}
	return b.String()
}

// BenchmarkHostile reads and resolves hostile texts of one size, twice and four
// times that. The figures per byte should not grow. On Linux it tells the peak of
// the memory, the text and its bytes included.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		for _, factor := range []int{1, 2, 4} {
			b.Run(fmt.Sprintf("%s/%dx", h.name, factor), func(b *testing.B) {
				src := []byte(h.text(factor * h.parts))
				b.SetBytes(int64(len(src)))
				resetPeak()
				for b.Loop() {
					f := Parse("x.inf", src)
					f.Objects()
					f.Dead()
				}
				if peak := peakMemory(); peak > 0 {
					b.ReportMetric(float64(len(src))/1e6, "source-MB")
					b.ReportMetric(peak/1e6, "peak-MB")
				}
			})
		}
	}
}

// resetPeak makes the peak of the process's memory what it has now (proc(5)).
func resetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // elsewhere there is no such file
}

// peakMemory returns the greatest number of bytes that the process had in memory,
// and 0 where the system does not tell.
func peakMemory() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	found := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if found == nil {
		return 0
	}
	kilobytes, _ := strconv.ParseFloat(string(found[1]), 64)
	return kilobytes * 1024
}
