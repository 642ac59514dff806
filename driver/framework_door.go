package driver

import (
	"encoding/binary"
	"slices"
)

// frameworkCalls has the calls of a function of KMDF. Its first argument is the pointer to
// KMDF's globals, which the documentation does not list.
func (t *trace) frameworkCalls(function int64) []*site {
	var found []*site
	for i := range t.sites {
		if s := &t.sites[i]; s.target.kind == tableOf && s.target.n == function {
			found = append(found, s)
		}
	}
	return found
}

// frameworkDoors reads the calls by which KMDF's init structures are filled. Which structure a
// call fills is not followed: what stands in one function belongs together, and where its calls
// disagree the value is unknown.
func (c *code) frameworkDoors(f *Facts) {
	if f.Model != KMDF {
		return
	}
	places := []span{c.tracer.table}
	if v := c.tracer.variable; v != 0 {
		places = []span{{v, v + 8}}
	}
	references, ok := c.image.references(places...)
	if !ok {
		return
	}
	seen := map[uint32]bool{}
	for _, r := range references {
		fn, ok := containing(c.functions, r.at)
		if !ok || seen[fn.from] {
			continue
		}
		seen[fn.from] = true
		if c.tracer.variable != 0 && !c.namesFunction(fn) {
			continue
		}
		if t := c.trace(fn.from); t != nil {
			c.frameworkDoor(f, t)
		}
	}
}

// namesFunction tells whether a function has the offset of one that fills an init structure,
// so that others need not be decoded.
func (c *code) namesFunction(fn function) bool {
	b := c.image.at(fn.from, fn.to-fn.from)
	for ; len(b) >= 4; b = b[1:] {
		switch binary.LittleEndian.Uint32(b) {
		case 8 * controlDeviceInitAllocate, 8 * deviceInitAssignName, 8 * deviceInitAssignSDDL,
			8 * deviceInitSetDeviceType, 8 * deviceInitSetExclusive, 8 * deviceCreate:
			return true
		}
	}
	return false
}

func (c *code) frameworkDoor(f *Facts, t *trace) {
	control := t.frameworkCalls(controlDeviceInitAllocate)
	creates := t.frameworkCalls(deviceCreate)
	d := Door{Kind: FrameworkDevice, Confidence: High}
	from := t.function.from
	if len(control) > 0 {
		d.Kind = ControlDevice
		from = control[0].at // what was called before is for another device
	}
	after := func(function int64) []*site {
		return slices.DeleteFunc(t.frameworkCalls(function), func(s *site) bool { return s.at < from })
	}
	names, descriptors := after(deviceInitAssignName), after(deviceInitAssignSDDL)
	types, exclusives := after(deviceInitSetDeviceType), after(deviceInitSetExclusive)
	first := slices.Concat(control, names, descriptors, creates, types, exclusives)
	if len(first) == 0 {
		return
	}
	d.Call, d.At = callName(first[0].target.n), known(first[0].at)
	switch {
	case len(control) > 0 && c.image.loads(f.Framework, deviceInitAssignSDDL):
		// Another call may replace the descriptor.
	case len(control) > 0:
		d.SDDL = agree(each(control, func(s *site) Maybe[Text] { return c.descriptor(t, s, 2) }))
	default:
		d.SDDL = agree(each(descriptors, func(s *site) Maybe[Text] { return c.descriptor(t, s, 2) }))
	}
	several := len(creates) > 1 && (len(control) > 0 || len(t.frameworkCalls(pdoInitAllocate)) > 0)
	if !several {
		d.Name = agree(each(names, func(s *site) Maybe[Text] { return c.string(t, s, 2) }))
		d.Type = agree(each(types, func(s *site) Maybe[uint32] { return s.number(2) }))
		d.Exclusive = agree(each(exclusives, func(s *site) Maybe[bool] { return s.flag(2) }))
	}
	f.Doors = append(f.Doors, d)
}

func each[T any](sites []*site, read func(*site) Maybe[T]) []Maybe[T] {
	var values []Maybe[T]
	for _, s := range sites {
		values = append(values, read(s))
	}
	return values
}

func callName(function int64) string {
	switch function {
	case controlDeviceInitAllocate:
		return "WdfControlDeviceInitAllocate"
	case deviceInitAssignName:
		return "WdfDeviceInitAssignName"
	case deviceInitAssignSDDL:
		return "WdfDeviceInitAssignSDDLString"
	case deviceInitSetDeviceType:
		return "WdfDeviceInitSetDeviceType"
	case deviceInitSetExclusive:
		return "WdfDeviceInitSetExclusive"
	}
	return "WdfDeviceCreate"
}
