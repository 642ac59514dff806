package sddl

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// readVectors decodes a file of the conformance vectors, which are not part of
// the module: their licence differs. Without INFLINT_VECTORS the test is skipped.
func readVectors(t *testing.T, into any, path ...string) {
	t.Helper()
	root := os.Getenv("INFLINT_VECTORS")
	if root == "" {
		t.Skip("INFLINT_VECTORS does not name the folder of the conformance vectors")
	}
	data, err := os.ReadFile(filepath.Join(append([]string{root}, path...)...))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, into))
}

// tally counts passes and failures per family and shows the first failures.
type tally struct {
	t            *testing.T
	names        []string
	passed, seen map[string]int
	shown        int
}

func newTally(t *testing.T) *tally {
	return &tally{t: t, passed: map[string]int{}, seen: map[string]int{}}
}

func (c *tally) add(family string, ok bool, format string, args ...any) {
	if c.seen[family] == 0 {
		c.names = append(c.names, family)
	}
	c.seen[family]++
	if ok {
		c.passed[family]++
		return
	}
	if c.shown++; c.shown <= 20 {
		c.t.Errorf(format, args...)
	} else {
		c.t.Fail()
	}
}

func (c *tally) report() {
	c.t.Helper()
	sort.Strings(c.names)
	for _, name := range c.names {
		c.t.Logf("%-28s %d of %d", name, c.passed[name], c.seen[name])
	}
}

func TestVectorsEncode(t *testing.T) {
	var file struct {
		DomainSID string `json:"domain_sid"`
		Cases     []struct {
			ID, SDDL, Hex, Canonical, Family string
		}
	}
	readVectors(t, &file, "sddl", "encode.json")
	domain := MustSID(file.DomainSID)
	c := newTally(t)
	for _, v := range file.Cases {
		want := v.Canonical
		if want == "" {
			want = v.SDDL
		}
		sd, err := Parse(v.SDDL)
		if err != nil {
			c.add(v.Family, false, "%s: %q: %v", v.ID, v.SDDL, err)
			continue
		}
		got := sd.String()
		c.add(v.Family, got == want, "%s:\n got %s\nwant %s", v.ID, got, want)
		_, err = ParseOptions{Strict: true}.Parse(v.SDDL)
		c.add(v.Family+" (strict)", err == nil, "%s: strict: %q: %v", v.ID, v.SDDL, err)

		resolved, err := ParseOptions{Machine: &domain, Domain: &domain, Forest: &domain}.Parse(v.SDDL)
		require.NoError(t, err)
		data, err := resolved.MarshalBinary()
		c.add(v.Family+" (to bytes)", err == nil && hex.EncodeToString(data) == strings.ToLower(v.Hex),
			"%s: %v\n got %x\nwant %s", v.ID, err, data, v.Hex)
		printed := printBytes(t, v.Hex, domain)
		c.add(v.Family+" (from bytes)", printed == want, "%s:\n got %s\nwant %s", v.ID, printed, want)
	}
	c.report()
}

// printBytes decodes a descriptor in hexadecimal and prints it as a machine with
// the given SID does. It also holds the bytes against what is written from them.
func printBytes(t *testing.T, digits string, domain SID) string {
	t.Helper()
	data, err := hex.DecodeString(digits)
	require.NoError(t, err)
	var sd SecurityDescriptor
	if err := sd.UnmarshalBinary(data); err != nil {
		return err.Error()
	}
	requireBinaryFixedPoint(t, &sd)
	return PrintOptions{Machine: &domain, Domain: &domain, Forest: &domain}.String(&sd)
}

func TestVectorsDecodeOnly(t *testing.T) {
	var file struct {
		DomainSID string `json:"domain_sid"`
		Cases     []struct{ ID, Hex, Canonical, Family string }
	}
	readVectors(t, &file, "sddl", "decode_only.json")
	c := newTally(t)
	for _, v := range file.Cases {
		got := printBytes(t, v.Hex, MustSID(file.DomainSID))
		c.add(v.Family+" (from bytes)", got == v.Canonical, "%s:\n got %s\nwant %s", v.ID, got, v.Canonical)
	}
	c.report()
}

func TestVectorsRoundTrip(t *testing.T) {
	var file struct {
		Cases []struct {
			ID, In, Out, Category, Expect string
		}
	}
	readVectors(t, &file, "sddl", "roundtrip.json")
	c := newTally(t)
	for _, v := range file.Cases {
		family := v.Expect + ": " + strings.SplitN(v.Category, ":", 2)[0]
		sd, err := Parse(v.In)
		if err != nil {
			c.add(family, false, "%s: %q: %v", v.ID, v.In, err)
			continue
		}
		got := sd.String()
		c.add(family, strings.EqualFold(got, v.Out), "%s:\n got %s\nwant %s", v.ID, got, v.Out)
		lenient := v.Expect != "accept"
		_, err = ParseOptions{Strict: true}.Parse(v.In)
		c.add(family+" (strict)", (err != nil) == lenient, "%s: strict parsing of %q: %v", v.ID, v.In, err)
		c.add(family+" (noted)", (len(sd.Leniencies) > 0) == lenient, "%s: leniencies in %q: %v", v.ID, v.In, sd.Leniencies)
	}
	c.report()
}

func TestVectorsMustFail(t *testing.T) {
	var file struct {
		Cases []struct{ ID, SDDL, Source string }
	}
	readVectors(t, &file, "sddl", "must_fail.json")
	c := newTally(t)
	for _, v := range file.Cases {
		_, err := Parse(v.SDDL)
		c.add("lenient", err != nil, "%s: %q parses", v.ID, v.SDDL)
		_, err = ParseOptions{Strict: true}.Parse(v.SDDL)
		c.add("strict", err != nil, "%s: %q parses in strict mode", v.ID, v.SDDL)
	}
	c.report()
}
