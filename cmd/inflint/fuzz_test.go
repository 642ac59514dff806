package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/rules"
)

// FuzzPipeline sends bytes through everything, from decoding to each format, and
// checks what must hold for any of them: the exit code is one of a run, machine
// formats are JSON, and nothing that a terminal would obey comes out.
func FuzzPipeline(f *testing.F) {
	for _, r := range rules.All() {
		f.Add(rules.Example(r.Bad))
	}
	f.Add([]byte("\xFF\xFE[\x00V\x00]\x00"))
	f.Add([]byte("[SourceDisksNames]\n1,disk,,\n[SourceDisksFiles]\na.sys,1"))
	f.Add([]byte("[ClassInstall32]\nAddReg=R\n[R]\nHKR,,Security,,\"D:\x1b(XA;;GA;;;WD;(@x==1))\""))
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, format := range []string{"text", "compact", "html", "json", "sarif"} {
			out := runOn(t, src, "--format", format, "--preset", "all", "-")
			if format == "json" || format == "sarif" {
				require.True(t, json.Valid([]byte(out)), out)
			} else {
				requirePrintable(t, out)
			}
		}
		for _, format := range []string{"text", "markdown", "svg", "html"} {
			requirePrintable(t, runOn(t, src, "access", "--format", format, "-"))
		}
		require.True(t, json.Valid([]byte(runOn(t, src, "access", "--format", "json", "-"))))
		require.True(t, json.Valid([]byte(runOn(t, src, "dump", "-"))))
		requirePrintable(t, runOn(t, src, "whql", "-"))
		require.True(t, json.Valid([]byte(runOn(t, src, "whql", "--format", "json", "-"))))
	})
}

// FuzzDescriptor sends a line through the command that explains descriptors.
func FuzzDescriptor(f *testing.F) {
	f.Fuzz(func(t *testing.T, line string) {
		src := []byte(strings.ReplaceAll(line, "\n", " "))
		requirePrintable(t, runOn(t, src, "sddl", "-"))
		requirePrintable(t, runOn(t, src, "sddl", "--object", "key", "-"))
		out := runOn(t, src, "sddl", "--format", "json", "-")
		require.True(t, out == "" || json.Valid([]byte(out)), out)
		if d := newDescriptor(line, 0); d.fault != nil {
			require.True(t, 0 <= d.fault.offset && 0 <= d.fault.length && d.fault.offset+d.fault.length <= len(line), "%+v", d.fault)
		}
	})
}

func runOn(t *testing.T, src []byte, args ...string) string {
	var stdout, stderr bytes.Buffer
	code := run(args, bytes.NewReader(src), &stdout, &stderr, false)
	if code == exitFailed {
		require.Regexp(t, "(?m)^inflint: stdin.inf: is (empty|no INF file)", stderr.String())
	} else {
		require.Contains(t, []int{exitClean, exitFindings}, code, stderr.String())
	}
	return stdout.String()
}

func requirePrintable(t *testing.T, out string) {
	i := strings.IndexFunc(out, func(r rune) bool { return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) })
	require.Negative(t, i, "%q", out)
}
