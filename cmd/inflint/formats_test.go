package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/report"
)

// TestFormatsPage compares the table in docs/reports.md with the formats that there are.
func TestFormatsPage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "reports.md"))
	require.NoError(t, err)
	var listed [][]string
	for _, row := range regexp.MustCompile("(?m)^\\| `(.+?)` \\| (.+?) \\| `(.+?)` \\| [^|]+ \\|$").FindAllStringSubmatch(string(page), -1) {
		listed = append(listed, row[1:])
	}
	var formats [][]string
	for _, f := range report.Formats() {
		formats = append(formats, []string{f.Name, f.For, f.Extension})
	}
	require.Equal(t, formats, listed, "the table in docs/reports.md has a row for each format, in the order of report.Formats")
}
