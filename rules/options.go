package rules

import (
	"fmt"
	"time"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// Options change what Run reports.
type Options struct {
	// Preset decides which rules are on; default if empty.
	Preset Preset
	// Severities sets the severity of all findings of a rule, by its ID, and turns
	// the rule on where the preset does not. With [Off] the rule is off.
	Severities map[string]Severity
	// MinOS is the oldest version of Windows that the driver is for, where the INF
	// does not say; zero if that is not known.
	MinOS inf.OSVersion
	// Framework is what the driver is built on, where the INF does not tell of a
	// device; "" if that is not known.
	Framework Framework
	// Evidence is what is known of the file's drivers besides the INF file; nil where
	// nothing was looked for.
	Evidence *evidence.Set
	// Requirements are those of a driver submission that is being prepared.
	Requirements requirements.Options
	// Today is the date on which suppression comments are judged. They are up to
	// the caller of [Run]; without a date they are not read.
	Today time.Time
}

// on reports whether a rule is on.
func (o *Options) on(r *Rule) bool {
	if s, set := o.Severities[r.ID]; set {
		return s != Off
	}
	return r.In(o.preset())
}

func (o *Options) preset() Preset {
	if o.Preset == "" {
		return PresetDefault
	}
	return o.Preset
}

// severity returns the severity of a finding that its maker gave the one named, or
// none.
func (o *Options) severity(m *Meta, given Severity) Severity {
	if s, set := o.Severities[m.ID]; set {
		return s
	}
	if given == 0 {
		return m.Severity
	}
	return given
}

// A Framework is a way to build drivers.
type Framework string

// The frameworks. A WDM driver uses none of the others.
const (
	KMDF Framework = "kmdf"
	UMDF Framework = "umdf"
	WDM  Framework = "wdm"
)

// ParseFramework checks that a name is that of a framework.
func ParseFramework(text string) (Framework, error) {
	switch fw := Framework(text); fw {
	case KMDF, UMDF, WDM:
		return fw, nil
	}
	return "", fmt.Errorf("unknown framework %q; expected kmdf, umdf or wdm", text)
}
