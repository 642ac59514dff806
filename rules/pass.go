package rules

import (
	"cmp"
	"slices"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
	"github.com/inflint/inflint/sddl"
	"github.com/inflint/inflint/source"
)

// A Pass is one rule's look at one file.
type Pass struct {
	// Facts have the file, its objects, and what several rules ask of them.
	*facts.Facts
	Options Options

	rule     *Rule
	findings []*Finding
}

// Run applies rules to a file and returns their findings, in the order of the
// file.
func Run(f *inf.File, rules []*Rule, options Options) []*Finding {
	options.Preset = options.preset()
	findings := look(f, rules, options)
	withdraw(f, findings, rules, options)
	fingerprint(findings)
	return findings
}

// look applies rules to a file.
func look(f *inf.File, rules []*Rule, options Options) []*Finding {
	pass := Pass{Facts: facts.New(f, options.Requirements, options.Evidence), Options: options}
	for _, r := range rules {
		if r.Check != nil && options.on(r) {
			pass.rule = r
			r.Check(&pass)
		}
	}
	return order(pass.findings)
}

// Add adds findings that the caller made to those of a run over the same file:
// they get their severities and fingerprints, and their place in the order. Rule
// and File are given; the rule is one that the options turn on.
func Add(findings, made []*Finding, options Options) []*Finding {
	for _, f := range made {
		f.Severity = options.severity(f.Rule, f.Severity)
	}
	made = order(made)
	fingerprint(made)
	return order(append(findings, made...))
}

// Report adds a finding. Rule and, where they are not given, File and Severity are filled
// in. What was said just before, of another install as a rule, is not kept twice (see order).
func (p *Pass) Report(f Finding) {
	f.Rule, f.File = &p.rule.Meta, cmp.Or(f.File, p.File)
	f.Message, f.Because, f.Remedy = short(f.Message, maxMessage), short(f.Because, maxMessage), short(f.Remedy, maxMessage)
	if f.Entry != nil {
		f.File = f.Entry.Section.File
	}
	for i := range f.Related {
		if f.Related[i].File == nil {
			f.Related[i].File = f.File
		}
		f.Related[i].Span = f.Related[i].File.Whole(f.Related[i].Span)
	}
	f.Span = f.File.Whole(f.Span)
	f.Fixes = slices.DeleteFunc(f.Fixes, func(fix Fix) bool { // what a build puts in may be something else tomorrow
		return f.Entry != nil && f.File.HasFilling(f.Entry.Span()) ||
			slices.ContainsFunc(fix.Edits, func(e inf.Edit) bool { return f.File.HasFilling(e.Span) })
	})
	f.Severity = p.Options.severity(f.Rule, f.Severity)
	if n := len(p.findings); n > 0 && p.findings[n-1].repeats(&f) {
		if last := p.findings[n-1]; f.Severity > last.Severity {
			*last = f
		}
		return
	}
	added := f
	p.findings = append(p.findings, &added)
}

// Strict reports whether findings are wanted that the default preset leaves out.
func (p *Pass) Strict() bool { return p.Options.Preset != PresetDefault }

// WHQL reports whether findings are wanted that matter to a driver submission.
func (p *Pass) WHQL() bool {
	return p.Options.Preset == PresetWHQL || p.Options.Preset == PresetAll
}

// framework returns what the driver is built on, as far as is known besides the
// INF: where the file has several drivers, only if the projects of all say the same.
func (p *Pass) framework() Framework {
	if p.Options.Framework != "" || p.Evidence == nil {
		return p.Options.Framework
	}
	var found Framework
	for i, d := range p.Evidence.Drivers {
		if d.Source == nil {
			return ""
		}
		one, err := ParseFramework(d.Source.DriverType)
		if err != nil || i > 0 && one != found {
			return ""
		}
		found = one
	}
	return found
}

// Settings calls yield for each line that sets or means to set a security
// descriptor, whatever becomes of it. Lines that several installs lead to come
// once, with the first.
func (p *Pass) Settings(yield func(*access.Descriptor) bool) {
	all(facts.WrittenDescriptors(p.Facts), yield)
}

// Descriptors calls yield for each security descriptor that is parsed and takes
// effect. Those that several installs lead to come once, with the first.
func (p *Pass) Descriptors(yield func(*access.Descriptor) bool) {
	all(facts.EffectiveDescriptors(p.Facts), yield)
}

func all[T any](list []T, yield func(T) bool) {
	for _, v := range list {
		if !yield(v) {
			return
		}
	}
}

// At makes a finding that points into the text of a descriptor. Where the text
// comes out of [Strings], the definition is related.
func (p *Pass) At(d *access.Descriptor, s sddl.Span, message string) Finding {
	loc := d.Locate(s)
	f := Finding{Message: message, Span: loc.Use, Entry: d.Setting.Entry, Object: d.Object.Object}
	if loc.Definition != nil {
		f.Related = append(f.Related, Related{Span: *loc.Definition, Message: "the text is defined here"})
	}
	return f
}

// On makes a finding that points at a setting as a whole.
func (p *Pass) On(o *access.Object, s *inf.Setting, message string) Finding {
	return Finding{Message: message, Span: s.Span(), Entry: s.Entry, Object: o.Object}
}

// Code makes a finding that points into the source of a driver, at a place in a function,
// or outside of any if that is "". It has no fix: inflint changes INF files alone.
func (p *Pass) Code(s *evidence.Source, at source.Place, function, message string) Finding {
	return inSource(s, at, function, message)
}

func inSource(s *evidence.Source, at source.Place, function, message string) Finding {
	return Finding{Message: message, File: s.File(at.File), Span: inf.Span{Start: at.Start, End: at.End}, Function: function}
}

// relate adds entries of a descriptor's DACL to a finding.
func (f *Finding) relate(d *access.Descriptor, message string, entries ...int) {
	f.Related = slices.Grow(f.Related, len(entries))
	for _, i := range entries {
		loc := d.Locate(d.DACL()[i].Spans.ACE)
		f.Related = append(f.Related, Related{Span: loc.Best(), Message: message})
	}
}
