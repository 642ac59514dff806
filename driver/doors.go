package driver

// readDoors finds what the driver makes.
func (m *image) readDoors(f *Facts) {
	if m.machine != AMD64 {
		m.portWithoutPlace(f)
		return
	}
	c := newCode(m, f)
	f.AllCreatesRead = c.devices(f)
	c.frameworkDoors(f)
	c.ports(f)
}

// devices reads the calls of IoCreateDevice and of wdmsec's function, and tells whether
// these are all.
func (c *code) devices(f *Facts) bool {
	all := len(f.imported(createDeviceSecure)) == 0
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
	for _, i := range f.imported(createDevice) {
		calls, every := c.uses(loaded, i.Slot)
		all = all && every
		for _, u := range calls {
			if library.fallback.to == 0 || u.trace.function != library.fallback {
				f.Doors = append(f.Doors, c.device(u, createDevice))
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
	}
	if function == createDeviceSecure {
		d.SDDL = c.descriptor(u.trace, u.site, 6)
	}
	return d
}

// ports finds communication ports. Their names and descriptors stand in a structure that
// is not read.
func (c *code) ports(f *Facts) {
	before := len(f.Doors)
	for _, i := range f.imported(createPort) {
		calls, _ := c.uses(loaded, i.Slot)
		for _, u := range calls {
			d := port(f)
			d.At = known(u.site.at)
			f.Doors = append(f.Doors, d)
		}
	}
	if len(f.Doors) == before {
		c.image.portWithoutPlace(f)
	}
}

func (m *image) portWithoutPlace(f *Facts) {
	if len(f.imported(createPort)) > 0 {
		f.Doors = append(f.Doors, port(f))
	}
}

func port(f *Facts) Door {
	return Door{
		Kind: Port, Call: createPort, Confidence: Certain,
		DefaultDescriptor: len(f.imported("FltBuildDefaultSecurityDescriptor")) > 0,
	}
}
