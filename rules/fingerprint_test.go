package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestFingerprint holds fingerprints against hashes of whole lines: of a short line, of
// a long one, of one in a section with a long name, and without a line.
func TestFingerprint(t *testing.T) {
	long := strings.Repeat("Long", longText)
	f := inf.Parse("x.inf", []byte("[S]\nkey=a,b\n"+long+"=c\n["+long+"]\nd,e\n"))
	var entries []*inf.Entry
	for _, s := range f.Sections {
		entries = append(entries, s.Entries()...)
	}
	lines := []string{"\x00s\x00key\x00a\x00b", "\x00s\x00" + long + "\x00c", "\x00" + strings.ToLower(long) + "\x00d\x00e", ""}
	entries = append(entries, nil)
	var findings []*Finding
	var want []string
	for _, number := range []string{"1", "2", "3"} {
		for _, id := range []string{"INF101", "INF102"} {
			for i, e := range entries {
				findings = append(findings, &Finding{Rule: &Meta{ID: id}, File: f, Entry: e})
				sum := sha256.Sum256([]byte(id + lines[i] + "\x00" + number))
				want = append(want, hex.EncodeToString(sum[:fingerprintSize]))
			}
		}
	}
	fingerprint(findings)
	for i, finding := range findings {
		require.Equal(t, want[i], finding.Fingerprint, i)
	}
}
