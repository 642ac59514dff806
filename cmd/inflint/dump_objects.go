package main

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/inf/explain"
)

// A dumpedObjects is what a file installs and secures, in a form for JSON: `inflint
// dump --objects` prints it.
type dumpedObjects struct {
	File     string          `json:"file"`
	Version  dumpedVersion   `json:"version,omitzero"`
	Installs []dumpedInstall `json:"installs"`
	Objects  []dumpedObject  `json:"objects"`
	// Missing has the names of sections that the file refers to and does not have.
	Missing []wideText `json:"missing"`
	// Dead has the names of sections that Windows never reads.
	Dead []wideText `json:"dead"`
}

// A dumpedVersion is a [inf.Version].
type dumpedVersion struct {
	Class       wideText   `json:"class,omitempty"`
	ClassGUID   wideText   `json:"classGuid,omitempty"`
	Provider    wideText   `json:"provider,omitempty"`
	DriverVer   wideText   `json:"driverVer,omitempty"`
	Catalogs    []wideText `json:"catalogs,omitempty"`
	PnpLockdown wideText   `json:"pnpLockdown,omitempty"`
	Extension   bool       `json:"extension,omitempty"`
	ExtensionID wideText   `json:"extensionId,omitempty"`
}

// A dumpedInstall is an [inf.Install].
type dumpedInstall struct {
	Kind       string            `json:"kind"`
	Name       wideText          `json:"name"`
	Framework  string            `json:"framework,omitempty"`
	Targets    []dumpedTarget    `json:"targets,omitempty"`
	Services   []wideText        `json:"services,omitempty"`
	Interfaces []dumpedInterface `json:"interfaces,omitempty"`
	// Dangling has the sections that are missing, External those of other files.
	Dangling []wideText `json:"dangling,omitempty"`
	External []wideText `json:"external,omitempty"`
}

// A dumpedTarget is a [inf.Target].
type dumpedTarget struct {
	Decoration  wideText   `json:"decoration"`
	Description wideText   `json:"description"`
	HardwareIDs []wideText `json:"hardwareIds"`
	Line        int        `json:"line"`
}

// A dumpedInterface is an [inf.Interface].
type dumpedInterface struct {
	GUID      wideText `json:"guid"`
	Reference wideText `json:"reference,omitempty"`
}

// A dumpedObject is an [inf.Object].
type dumpedObject struct {
	Kind     string          `json:"kind"`
	Name     wideText        `json:"name"`
	Install  wideText        `json:"install,omitempty"`
	Class    wideText        `json:"class,omitempty"`
	External bool            `json:"external,omitempty"`
	Settings []dumpedSetting `json:"settings"`
}

// A dumpedSetting is a [inf.Setting]. Reason says why it is not effective, Path how
// Windows comes to it.
type dumpedSetting struct {
	Name   string    `json:"name"`
	Value  *wideText `json:"value"`
	Line   int       `json:"line"`
	Effect string    `json:"effect"`
	Reason wideText  `json:"reason,omitempty"`
	Path   wideText  `json:"path,omitempty"`
}

// dumpObjects returns what the file installs and secures.
func dumpObjects(f *inf.File) dumpedObjects {
	d := dumpedObjects{File: f.Name, Version: dumpVersion(f.Version()), Installs: []dumpedInstall{}, Objects: []dumpedObject{}, Missing: []wideText{}, Dead: []wideText{}}
	for _, in := range f.Installs() {
		d.Installs = append(d.Installs, dumpInstall(f, in))
	}
	for _, o := range f.Objects() {
		d.Objects = append(d.Objects, dumpObject(f, o))
	}
	for _, m := range f.Missing() {
		d.Missing = append(d.Missing, wideText(m.Name))
	}
	for _, s := range f.Dead() {
		d.Dead = append(d.Dead, wideText(s.Name))
	}
	return d
}

func dumpVersion(v inf.Version) dumpedVersion {
	text := func(e *inf.Entry) wideText {
		if e == nil {
			return ""
		}
		return wideText(e.Value(1))
	}
	d := dumpedVersion{
		Class: text(v.Class), ClassGUID: text(v.ClassGUID), Provider: text(v.Provider), DriverVer: text(v.DriverVer),
		PnpLockdown: text(v.PnpLockdown), Extension: v.Extension(), ExtensionID: text(v.ExtensionID),
	}
	for _, e := range v.Catalogs {
		d.Catalogs = append(d.Catalogs, text(e))
	}
	return d
}

func dumpInstall(f *inf.File, in *inf.Install) dumpedInstall {
	d := dumpedInstall{Kind: in.Kind.String(), Name: wideText(in.Name())}
	if fw := in.Framework(); fw != inf.NoFramework {
		d.Framework = fw.String()
	}
	for _, t := range in.Targets {
		target := dumpedTarget{wideText(t.Decoration.Text), wideText(t.Description()), []wideText{}, t.Model.Line()}
		for _, id := range t.HardwareIDs() {
			target.HardwareIDs = append(target.HardwareIDs, wideText(id))
		}
		d.Targets = append(d.Targets, target)
	}
	for _, s := range in.Services() {
		d.Services = append(d.Services, wideText(s.Name))
	}
	for _, i := range in.Interfaces() {
		d.Interfaces = append(d.Interfaces, dumpedInterface{wideText(i.GUID), wideText(i.Reference)})
	}
	for _, r := range in.Dangling {
		d.Dangling = append(d.Dangling, wideText(explain.Reach(f, r)))
	}
	for _, r := range in.External {
		d.External = append(d.External, wideText(explain.Reach(f, r)))
	}
	return d
}

func dumpObject(f *inf.File, o *inf.Object) dumpedObject {
	d := dumpedObject{Kind: o.Kind.String(), Name: wideText(o.Name), External: o.External, Settings: []dumpedSetting{}}
	if o.Install != nil {
		d.Install = wideText(o.Install.Name())
	}
	if o.Class != nil {
		d.Class = wideText(o.Class.Install.Name())
	}
	for _, list := range [][]*inf.Setting{o.Descriptors, o.Values} {
		for _, s := range list {
			setting := dumpedSetting{Name: s.Name, Line: s.Entry.Line(), Effect: s.Effect.String(), Reason: wideText(explain.Cause(s))}
			if s.Value != nil {
				setting.Value = new(wideText(s.Value.Value))
			}
			if s.Reach != nil {
				setting.Path = wideText(explain.Reach(f, s.Reach))
			}
			d.Settings = append(d.Settings, setting)
		}
	}
	return d
}
