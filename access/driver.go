package access

import (
	"cmp"
	"slices"
	"strings"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
)

// HasFunctionDriver reports whether an install sets up the service that drives the
// device, and not only filters of it.
func HasFunctionDriver(in *inf.Install) bool {
	return slices.ContainsFunc(in.Services(), func(s inf.ServiceInstall) bool { return s.Flags&inf.SvcAssoc != 0 })
}

// functionDrivers keeps what is known of the function drivers of a file.
type functionDrivers struct {
	ofBinary map[string]*evidence.Driver // by the name in lower case; nil where nothing was looked for
	ofArch   map[driverOfArch]*functionDriver
	known    map[*inf.Install]*functionDriver
}

type driverOfArch struct{ binary, arch string }

// A functionDriver is a driver of which something is known, with what it says of its devices,
// or one that is missing.
type functionDriver struct {
	driver, missing *evidence.Driver
	below           evidence.Below
	fallback        string // what applies to a device without a descriptor; "" where it does not say
}

func newFunctionDrivers(e *evidence.Set) *functionDrivers {
	d := &functionDrivers{ofArch: map[driverOfArch]*functionDriver{}, known: map[*inf.Install]*functionDriver{}}
	if e != nil {
		d.ofBinary = map[string]*evidence.Driver{}
		for _, one := range e.Drivers {
			d.ofBinary[strings.ToLower(one.Name)] = one
		}
	}
	return d
}

// of returns the driver of the only service that is associated with the device, for the
// architecture of the install where all its decorations have the same; nil if nothing was
// looked for.
func (d *functionDrivers) of(in *inf.Install) *functionDriver {
	if d.ofBinary == nil {
		return nil
	}
	f, asked := d.known[in]
	if !asked {
		if binary, only := functionBinary(in); only {
			f = d.ask(binary, Architecture(in))
		}
		d.known[in] = f
	}
	return f
}

// ask asks the witnesses of a driver, once for each architecture.
func (d *functionDrivers) ask(binary, arch string) *functionDriver {
	key := driverOfArch{strings.ToLower(binary), arch}
	if f := d.ofArch[key]; f != nil {
		return f
	}
	f := &functionDriver{}
	d.ofArch[key] = f
	found := d.ofBinary[key.binary]
	switch one := found.For(arch); {
	case found == nil:
		f.missing = &evidence.Driver{Name: binary}
	case one.Empty():
		f.missing = one
	default:
		f.driver, f.below = one, one.NamesBelow()
		f.fallback = shownFallback(f.driver, f.below)
	}
	return f
}

// functionBinary returns the name of the binary of the services that are associated with the
// device, if they all have the same.
func functionBinary(in *inf.Install) (binary string, only bool) {
	for _, s := range in.Services() {
		switch {
		case s.Flags&inf.SvcAssoc == 0:
		case s.Binary == "" || binary != "" && !strings.EqualFold(binary, s.Binary):
			return "", false
		default:
			binary = s.Binary
		}
	}
	return binary, binary != ""
}

// Architecture returns the architecture that an install is for, "" where there are several or the
// file does not say.
func Architecture(in *inf.Install) string {
	arch := in.Decoration().Arch
	for i := range in.Targets {
		of := cmp.Or(in.Decoration().Arch, in.Targets[i].Decoration.Arch)
		switch {
		case of == "" || of == inf.AnyArch:
			return ""
		case arch == "":
			arch = of
		case arch != of:
			return ""
		}
	}
	if arch == inf.AnyArch {
		return ""
	}
	return arch
}

// OfPortDriver reports whether the device of an install, as far as the file shows, is made
// by a driver of Windows and not by the one that the file installs: a miniport of NDIS,
// of the display, of storage, of audio or of HID, or a device without a driver in the
// kernel, such as a printer. What its driver does about the names below it is no matter of
// the file then.
func OfPortDriver(in *inf.Install) bool {
	if class, _ := in.Section.File.SystemClass(); class != nil && class.Traits&(inf.ForStorage|inf.OfPort) != 0 {
		return true
	}
	return undriven(in) || slices.ContainsFunc(in.Services(), ofHID) || includesPort(in)
}

// undriven reports whether an install sets up no function driver: it has a null driver, or
// filters alone, or another file's driver.
func undriven(in *inf.Install) bool {
	return !HasFunctionDriver(in) && in.Framework() == inf.NoFramework
}

// ofHID reports whether a service is one that stands for the HID class driver over a
// minidriver of KMDF or UMDF ("Creating WDF HID minidrivers").
func ofHID(s inf.ServiceInstall) bool {
	return strings.EqualFold(s.Name, "mshidkmdf") || strings.EqualFold(s.Name, "mshidumdf")
}

// includesPort reports whether an install takes sections from an INF file of Windows that
// registers drivers with a port or class driver.
func includesPort(in *inf.Install) bool {
	for _, r := range in.Reaches {
		if r.Role != inf.RoleInstall && r.Role != inf.RoleServices {
			continue
		}
		for e := range r.Section.All("Include") {
			for i := range e.Fields {
				if slices.Contains(portINFs, strings.ToLower(e.Fields[i].Value)) {
					return true
				}
			}
		}
	}
	return false
}

// portINFs are the INF files of Windows whose sections register a driver with kernel
// streaming, the audio port driver or the HID class driver.
var portINFs = []string{"ks.inf", "kscaptur.inf", "ksfilter.inf", "wdmaudio.inf", "portcls.inf", "usbvideo.inf", "hdaudio.inf", "wdma_usb.inf", "input.inf"}
