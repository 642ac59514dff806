package rules

import (
	"fmt"
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var defaultInstallNotPrimitive = &Rule{Meta: Meta{
	ID:      "INF911",
	Name:    "default-install-not-primitive",
	Summary: "A file with [DefaultInstall] does not have the form of a primitive driver.",
	Why: "Windows 10 1903 (build 18362) and later install a file with [DefaultInstall] as a primitive driver: they keep it in the driver store, and undo by themselves what it did. " +
		"For that, each [DefaultInstall] section has an architecture in its name, there is no [Manufacturer], and [DefaultUninstall] may stand there only with `LegacyUninstall = 1`, which is for earlier versions of Windows. " +
		"InfVerif rejects other forms; Windows processes them as a script, which leaves everything behind.",
	Bad: `[DefaultInstall]
CopyFiles = @acme.sys
`,
	Good: `[Acme.NT]
CopyFiles = @acme.sys
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refPrimitive, refInfVerif}, InfVerif: []string{"1212", "1420", "1421", "1422", "1423"},
	Item: "primitive",
}, Check: func(p *Pass) {
	if partOfWindows(p.File) || !p.File.HasSignature() {
		return
	}
	manufacturer := p.File.Section("Manufacturer")
	if manufacturer == nil {
		p.notPrimitive()
	}
	for _, in := range p.File.Installs() {
		if in.Kind != inf.DefaultInstall && in.Kind != inf.DefaultUninstall {
			continue
		}
		f := Finding{Span: in.Section.Headers[0]}
		switch {
		case manufacturer != nil && in.Kind == inf.DefaultUninstall:
			continue // which Windows does not read for a device
		case manufacturer != nil:
			f.InfVerif = "1212"
			f.Message = fmt.Sprintf("the file has both [Manufacturer] and [%s]", in.Name())
			f.Because = "an INF file has either [Manufacturer], to install devices, or [DefaultInstall], for a driver without a device (a primitive driver)"
			f.Remedy = fmt.Sprintf("remove [%s] if the file installs devices, or else [Manufacturer]", in.Name())
			f.Related = []Related{{Span: manufacturer.Headers[0], Message: "devices are installed from here"}}
		case facts.PlatformOf(in) == "":
			f.InfVerif = "1421"
			f.Message = fmt.Sprintf("[%s] has no architecture in its name", in.Name())
			f.Because = "Windows does not take the file for a primitive driver, so what the section did stays when the package is removed"
			f.Remedy = fmt.Sprintf("write a section for each architecture, such as [%s.NTamd64]", in.Base)
		case in.Kind == inf.DefaultUninstall && !legacyUninstall(in):
			f.InfVerif = "1422"
			f.Message = fmt.Sprintf("[%s] has no `LegacyUninstall = 1`", in.Name())
			f.Because = "Windows undoes the installation of a primitive driver itself"
			f.Remedy = "remove the section. If versions before Windows 10 1903 (build 18362) need it, write `LegacyUninstall = 1` in it"
		default:
			continue
		}
		p.require(f, in)
	}
}}

// notPrimitive reports a file whose [DefaultInstall] sections do not make it a primitive
// driver, as InfVerif does beside what it has against the sections: one lacks an
// architecture, or none is for installing.
func (p *Pass) notPrimitive() {
	var first, undecorated *inf.Install
	installs := false
	for _, in := range p.File.Installs() {
		if in.Kind != inf.DefaultInstall && in.Kind != inf.DefaultUninstall {
			continue
		}
		if first == nil {
			first = in
		}
		if in.Kind == inf.DefaultInstall {
			if installs = true; undecorated == nil && facts.PlatformOf(in) == "" {
				undecorated = in
			}
		}
	}
	f := Finding{Span: versionSpan(p.File),
		Because: "Windows processes it as a script, and nothing undoes what it did",
		Remedy:  "give each [DefaultInstall] section an architecture, such as [DefaultInstall.NTamd64]"}
	switch {
	case undecorated != nil:
		f.InfVerif, f.Message = "1420", "Windows does not take the file for a primitive driver"
		p.require(f, undecorated)
	case first != nil && !installs:
		f.InfVerif, f.Message = "1423", "the file has [DefaultUninstall] and no [DefaultInstall] section"
		f.Because, f.Remedy = "there is nothing that it installs", "write a section such as [DefaultInstall.NTamd64]"
		p.require(f, first)
	}
}

// legacyUninstall reports whether a [DefaultUninstall] section is only for versions
// of Windows that do not know primitive drivers. Samples that InfVerif passes have the
// line in its .Services section.
func legacyUninstall(in *inf.Install) bool {
	return slices.ContainsFunc(in.Reaches, func(r *inf.Reach) bool {
		line := r.Section.First("LegacyUninstall")
		if line == nil || r.Role != inf.RoleInstall && r.Role != inf.RoleServices {
			return false
		}
		n, _ := line.Field(1).Uint()
		return n == 1 || !line.Field(1).Known()
	})
}
