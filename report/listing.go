package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// A listing writes findings for people, with the counts below.
type listing struct {
	findingsOnly
	w       io.Writer
	options Options
	put     func(b *bytes.Buffer, f *rules.Finding) // writes one
	blank   bool                                    // above the counts

	finding bytes.Buffer // the one that is being written
	shown   int
	held    []*rules.Finding // until all are there
	counts  tally
	byRule  map[*rules.Meta]*ruleCount
	safe    int // that inflint fix fixes
	unsafe  int // that it fixes with --unsafe
}

// A ruleCount is how many findings a rule has, and the greatest severity of them.
type ruleCount struct {
	findings int
	worst    rules.Severity
}

func (l *listing) Finding(f *rules.Finding) error {
	l.counts[f.Severity]++
	switch {
	case slices.ContainsFunc(f.Fixes, func(fix rules.Fix) bool { return fix.Safe }):
		l.safe++
	case len(f.Fixes) > 0:
		l.unsafe++
	}
	switch {
	case l.options.Statistics:
		l.count(f)
	case l.options.WorstFirst:
		l.held = append(l.held, f)
	default:
		return l.show(f)
	}
	return nil
}

func (l *listing) count(f *rules.Finding) {
	if l.byRule == nil {
		l.byRule = map[*rules.Meta]*ruleCount{}
	}
	c := l.byRule[f.Rule]
	if c == nil {
		c = &ruleCount{}
		l.byRule[f.Rule] = c
	}
	c.findings++
	c.worst = max(c.worst, f.Severity)
}

func (l *listing) show(f *rules.Finding) error {
	if l.shown == l.options.Most && l.shown > 0 {
		return nil
	}
	l.shown++
	l.finding.Reset()
	l.put(&l.finding, f)
	_, err := l.w.Write(l.finding.Bytes())
	return err
}

func (l *listing) Close(s Summary) error {
	slices.SortStableFunc(l.held, worstFirst)
	for _, f := range l.held {
		if err := l.show(f); err != nil {
			return err
		}
	}
	if l.options.Quiet {
		return nil
	}
	var b bytes.Buffer
	if l.blank && l.shown > 0 {
		b.WriteByte('\n')
	}
	if hidden := l.counts.sum() - l.shown; hidden > 0 && !l.options.Statistics {
		fmt.Fprintf(&b, "%s more; --max-findings %d leaves them out\n", printable.Plural(hidden, "finding"), l.options.Most)
	}
	l.statistics(&b)
	b.WriteString(l.counts.end(s, l.fixable(s)))
	_, err := l.w.Write(b.Bytes())
	return err
}

// worstFirst compares findings by severity and, where they have the same, by that of the
// rule for security and by rule.
func worstFirst(a, b *rules.Finding) int {
	return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(b.Rule.SecuritySeverity, a.Rule.SecuritySeverity), cmp.Compare(a.Rule.ID, b.Rule.ID))
}

// statistics writes how many findings each rule has, the most first.
func (l *listing) statistics(b *bytes.Buffer) {
	ids := slices.SortedFunc(maps.Keys(l.byRule), func(x, y *rules.Meta) int {
		return cmp.Or(cmp.Compare(l.byRule[y].findings, l.byRule[x].findings), cmp.Compare(x.ID, y.ID))
	})
	for _, rule := range ids {
		c := l.byRule[rule]
		fmt.Fprintf(b, "%6d  %-7s  %s %s\n", c.findings, c.worst, rule.ID, rule.Name)
	}
}

// fixable says how many of the findings can be fixed. Of a file with too many findings
// not all are looked at.
func (l *listing) fixable(s Summary) string {
	switch {
	case len(s.LeftOut) > 0 || l.safe+l.unsafe == 0:
		return ""
	case l.unsafe == 0:
		return fmt.Sprintf("%d can be fixed by inflint fix", l.safe)
	}
	return fmt.Sprintf("%d can be fixed by inflint fix, %d with --unsafe", l.safe, l.safe+l.unsafe)
}
