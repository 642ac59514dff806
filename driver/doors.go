package driver

// readDoors finds what the driver makes.
func (m *image) readDoors(f *Facts) {
	if m.machine != AMD64 {
		for _, made := range otherDoors(f) {
			f.Doors = append(f.Doors, made.door)
		}
		return
	}
	c := newCode(m, f)
	f.AllCreatesRead = c.devices(f)
	c.frameworkDoors(f)
	c.others(f)
}

// devices reads the calls of IoCreateDevice and of wdmsec's function, and tells whether
// these are all.
func (c *code) devices(f *Facts) bool {
	all := true
	var library secureLibrary
	if f.SecureLibrary {
		library, _ = c.secureLibrary()
		all = all && library.complete
		for _, u := range library.calls {
			f.Doors = append(f.Doors, c.device(u, createDeviceSecure))
		}
	} else if len(f.imported("MmGetSystemRoutineAddress")) > 0 {
		// It may find the function by name.
		all = all && len(c.image.find(utf16Text(createDevice), 1)) == 0 &&
			len(c.image.find(utf16Text(createDeviceSecure), 1)) == 0
	}
	for _, i := range f.imported(createDevice, createDeviceSecure) {
		calls, every := c.uses(loaded, i.Slot)
		all = all && every
		for _, u := range calls {
			if library.fallback.to == 0 || u.trace.function != library.fallback {
				f.Doors = append(f.Doors, c.device(u, i.Name))
			}
		}
	}
	return all
}

func (c *code) device(u use, function string) Door {
	d := Door{
		Kind: Device, Call: function, At: known(u.site.at), Confidence: High,
		Name: c.string(u.trace, u.site, 2), Type: u.site.number(3),
		Characteristics: u.site.number(4), Exclusive: u.site.flag(5),
		flagsWritten: u.trace.flagsWritten > u.site.at,
	}
	if function == createDeviceSecure {
		d.SDDL = c.descriptor(u.trace, u.site, 6)
	}
	return d
}

// others finds the calls that make communication ports, and devices of NDIS. Names and
// descriptors stand in a structure that is not read.
func (c *code) others(f *Facts) {
	for _, made := range otherDoors(f) {
		calls, _ := c.uses(loaded, made.slot)
		for _, u := range calls {
			d := made.door
			d.At = known(u.site.at)
			f.Doors = append(f.Doors, d)
		}
		if len(calls) == 0 {
			f.Doors = append(f.Doors, made.door)
		}
	}
}

// An otherDoor is a door that an import promises.
type otherDoor struct {
	slot uint32
	door Door
}

func otherDoors(f *Facts) []otherDoor {
	var found []otherDoor
	for _, i := range f.imported(createPort) {
		d := Door{Kind: Port, Call: createPort, Confidence: Certain}
		d.DefaultDescriptor = len(f.imported("FltBuildDefaultSecurityDescriptor")) > 0
		found = append(found, otherDoor{i.Slot, d})
	}
	for _, i := range f.imported("NdisRegisterDeviceEx", "NdisMRegisterDevice") {
		found = append(found, otherDoor{i.Slot, Door{Kind: NetworkDevice, Call: i.Name, Confidence: Certain}})
	}
	return found
}
