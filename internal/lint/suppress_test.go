package lint

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

func TestParseSuppression(t *testing.T) {
	for _, tt := range []struct{ comment, rules, until, reason, fault string }{
		{"; inflint:ignore INF206 -- why", "INF206", "", "why", ""},
		{";;;inflint:ignore inf206,INF207 until=2027-06-30 -- why -- really; yes", "INF206 INF207", "2027-06-30", "why -- really; yes", ""},
		{"; inflint: ignore until=2027-06-30 , INF206 , broad-read-access--why\t", "INF206 INF207", "2027-06-30", "why", ""},
		{"; inflint:ignore INF206 ; -- not the reason", "INF206", "", "", "gives no reason"},
		{"; inflint:ignore INF206 --", "INF206", "", "", "gives no reason"},
		{"; inflint:ignore", "", "", "", "names no rule"},
		{"; inflint:ignore -- why", "", "", "why", "names no rule"},
		{"; inflint:", "", "", "", "does not understand this comment"},
		{"; inflint:disable INF206 -- why", "", "", "why", "does not understand this comment"},
		{"; inflint:ignore INF206 until = 2027-06-30 -- why", "INF206", "", "why", `no rule "until"`},
		{"; inflint:ignore INF206 until=2027-6-30 -- why", "INF206", "2027-6-30", "why", "is not a date"},
		{"; inflint:ignore INF206 until=2027-02-30 -- why", "INF206", "2027-02-30", "why", "is not a date"},
		{"; inflint:ignore INF206 until= -- why", "INF206", "", "why", "is not a date"},
		{"; see inflint:ignore INF206 -- why", "none", "", "", ""},
		{"; inflint ignore INF206 -- why", "none", "", "", ""},
	} {
		f := inf.Parse("x.inf", []byte(tt.comment))
		s := parseSuppression(f, f.Comment(1), new(suppressor).rule)
		if tt.rules == "none" {
			require.Nil(t, s, tt.comment)
			continue
		}
		var ids []string
		for _, n := range s.names {
			require.Equal(t, n.text, f.Text[n.span.Start:n.span.End])
			if n.rule != nil {
				ids = append(ids, n.rule.ID)
			}
		}
		require.Equal(t, tt.rules, strings.Join(ids, " "), tt.comment)
		require.Equal(t, tt.until, s.until.text, tt.comment)
		require.Equal(t, tt.reason, s.reason, tt.comment)
		if tt.fault == "" {
			require.Nil(t, s.fault, tt.comment)
		} else {
			require.ErrorContains(t, errorText(s.fault.message), tt.fault)
		}
	}
}

type errorText string

func (e errorText) Error() string { return string(e) }

// TestSuppressed keeps what is suppressed, with its reason, for formats that show
// it.
func TestSuppressed(t *testing.T) {
	bad := strings.TrimSuffix(string(rules.Example(rules.Lookup("INF205").Bad)), "\n")
	src := bad + " ; inflint:ignore INF205 until=2026-07-01 -- a laboratory device\n"
	on := func(day time.Time) Result {
		var result Result
		inputs := []Input{{Path: "x.inf", Reader: strings.NewReader(src)}}
		policy := func(string) (Policy, error) { return Policy{Options: rules.Options{Today: day}}, nil }
		require.NoError(t, Run(inputs, Options{Rules: rules.All(), Policy: policy}, func(r Result) error { result = r; return nil }))
		return result
	}
	result := on(time.Date(2026, time.July, 1, 23, 59, 0, 0, time.UTC))
	require.Empty(t, result.Findings)
	require.Len(t, result.Suppressed, 1)
	require.Equal(t, "INF205", result.Suppressed[0].Rule.ID)
	require.Equal(t, "a laboratory device", result.Suppressed[0].Reason)
	require.NotEmpty(t, result.Suppressed[0].Fingerprint)

	result = on(time.Date(2026, time.July, 2, 0, 0, 0, 0, time.UTC))
	require.Len(t, result.Findings, 2)
	require.Equal(t, "INF008", result.Findings[1].Rule.ID)
	require.Empty(t, result.Suppressed)

	result = on(time.Time{})
	require.Len(t, result.Findings, 1, "without a date, comments are not read")
}

// TestSuppressIncluded has the comment in the file that is included, where the
// finding lies.
func TestSuppressIncluded(t *testing.T) {
	f := inf.Parse("main.inf", rules.Example("[Acme.NT.HW]\nInclude=base.inf\nNeeds=Base.HW\nAddReg=Sec\n[Sec]\nHKR,,DeviceCharacteristics,0x10001,0x100\n"))
	base := inf.Parse("base.inf", []byte("[Base.HW]\nAddReg=Other\n[Other]\nHKR,,Security,,\"D:P(A;;GA;;;WD)\" ; inflint:ignore INF205 -- why\n"))
	f.Include = func(string) *inf.File { return base }
	options := rules.Options{Today: time.Date(2026, time.July, 1, 0, 0, 0, 0, time.UTC)}
	kept, suppressed := Suppress(f, rules.Run(f, rules.All(), options), rules.All(), options)
	require.Empty(t, kept)
	require.Len(t, suppressed, 1)
}

// TestSuppressionsOff turns the rules about suppressions off: the suppressions
// work all the same.
func TestSuppressionsOff(t *testing.T) {
	src := rules.Example(rules.Lookup("INF006").Bad)
	options := rules.Options{Today: time.Date(2026, time.July, 1, 0, 0, 0, 0, time.UTC), Severities: map[string]rules.Severity{"INF006": rules.Off}}
	f := inf.Parse("x.inf", src)
	kept, suppressed := Suppress(f, nil, rules.All(), options)
	require.Empty(t, kept)
	require.Empty(t, suppressed)

	options.Severities["INF006"] = rules.Error
	kept, _ = Suppress(f, nil, rules.All(), options)
	require.Len(t, kept, 1)
	require.Equal(t, rules.Error, kept[0].Severity)
}

// TestUnusedSuppressions has comments behind a line without a finding. Of the rules
// about suppressions no one can say that they have none: they do not look at the file.
func TestUnusedSuppressions(t *testing.T) {
	src := strings.TrimSuffix(string(rules.Example(rules.Lookup("INF006").Good)), "\n")
	options := rules.Options{Today: time.Date(2026, time.July, 1, 0, 0, 0, 0, time.UTC)}
	for _, tt := range []struct{ comment, kept, suppressed string }{
		{"INF205 -- why", "INF006", ""},
		{"INF205, INF206 -- why", "INF006 INF006", ""},
		{"INF205 until=2026-07-01 -- why", "INF006", ""},
		{"INF205 until=2026-06-30 -- why", "INF008", ""},
		{"INF205", "INF007", ""},
		{"INF007 -- why", "", ""},
		{"INF008 -- why", "", ""},
		{"INF006, INF205 -- why", "", "INF006"},
		{"INF205, INF007 -- why", "INF006", ""},
	} {
		f := inf.Parse("x.inf", []byte(src+" ; inflint:ignore "+tt.comment+"\n"))
		kept, suppressed := Suppress(f, nil, rules.All(), options)
		var keptIDs, suppressedIDs []string
		for _, finding := range kept {
			keptIDs = append(keptIDs, finding.Rule.ID)
		}
		for _, s := range suppressed {
			suppressedIDs = append(suppressedIDs, s.Rule.ID)
		}
		require.Equal(t, tt.kept, strings.Join(keptIDs, " "), tt.comment)
		require.Equal(t, tt.suppressed, strings.Join(suppressedIDs, " "), tt.comment)
	}
}
