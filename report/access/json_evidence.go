package accessmap

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
)

// A jsonDriver is a file that tells something of a driver.
type jsonDriver struct {
	Name      string `json:"name"`
	Source    string `json:"source"`
	File      string `json:"file"`
	SHA256    string `json:"sha256,omitempty"`
	Arch      string `json:"arch,omitempty"`
	Framework string `json:"framework,omitempty"`
	Version   string `json:"version,omitempty"`
	Filter    bool   `json:"filter,omitempty"`
	Untracked bool   `json:"untracked,omitempty"`
	Disagrees string `json:"disagrees,omitempty"`
}

// A jsonCall is the call that makes a door.
type jsonCall struct {
	Name string `json:"name"`
	At   string `json:"at,omitempty"`
}

// driverJSON is the file that tells of a row: the one that makes a door, or the one that the
// answer about the names below a device comes from.
func driverJSON(row *access.Row) *jsonDriver {
	d := row.Object.Driver
	if d == nil {
		return nil
	}
	origin, other := row.Object.Below().Witness, row.Object.Below().Other
	if row.Door != nil {
		origin, other = row.Door.Origin, row.Door.Other
	}
	out := &jsonDriver{Name: d.Name, File: filepath.ToSlash(origin.Path), Untracked: origin.Local, Disagrees: filepath.ToSlash(other.Path)}
	if row.Door != nil && row.Door.Source != nil {
		out.Source = "source"
		return out
	}
	for _, b := range d.Binaries {
		if b.Origin == origin {
			out.ofBinary(b)
			return out
		}
	}
	out.Source = "project"
	if d.Source != nil && d.Source.DriverType != "" {
		out.Framework = strings.ToUpper(d.Source.DriverType)
	}
	return out
}

func (j *jsonDriver) ofBinary(b *evidence.Binary) {
	j.Source, j.SHA256, j.Arch, j.Filter = "sys", b.SHA256, b.Machine.String(), b.Filter
	if b.Model != driver.ModelUnknown {
		j.Framework = b.Model.String()
	}
	if b.Framework != nil {
		j.Version = fmt.Sprintf("%d.%d", b.Framework.Major, b.Framework.Minor)
	}
}

// doorJSON sets what a door has besides other objects.
func (j *jsonMapObject) doorJSON(row *access.Row) {
	d := row.Door
	j.Door, j.Call = d.Kind.String(), &jsonCall{d.Call, d.At}
	j.NameKnown = new(bool)
	*j.NameKnown = d.Name.State == evidence.Given
	if e := row.Object.Effective; e != nil {
		j.Descriptor = doorDescriptorJSON(d, e, row.Constant)
	}
}

// doorDescriptorJSON is the descriptor of a door. Only source has lines.
func doorDescriptorJSON(d *evidence.Door, e *access.Descriptor, constant string) *jsonMapDescriptor {
	out := &jsonMapDescriptor{File: filepath.ToSlash(d.Path), Status: statusNames[e.Status], Constant: constant}
	if s := d.Source; s != nil {
		place := s.Place
		if s.SDDLPlace.File != "" {
			place = s.SDDLPlace
		}
		out.File, out.Line, out.Column = filepath.ToSlash(place.File), place.Line, place.Column
	}
	switch e.Status {
	case access.Parsed:
		out.parsed(e)
	case access.Malformed:
		out.SDDL, out.Error = d.SDDL.Value, e.Err.Error()
	}
	return out
}
