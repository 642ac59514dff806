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
	table := c.tracer.table
	places := table
	if v := c.tracer.variable; v != 0 {
		places = span{v, v + 8}
	}
	references, ok := c.image.references(places)
	if !ok {
		return
	}
	var functions []function
	seen := map[uint32]bool{}
	others := false // the file makes control devices or children too
	for _, r := range references {
		fn, ok := containing(c.functions, r.at)
		if table.to != 0 && c.image.loadsSlot(r) && makesOther(int64(r.target-table.from)/8) {
			others = true
		}
		if !ok || seen[fn.from] {
			continue
		}
		seen[fn.from] = true
		fills, other := c.namesFunction(fn)
		others = others || other
		if fills || table.to != 0 {
			functions = append(functions, fn)
		}
	}
	for _, fn := range functions {
		if t := c.trace(fn.from); t != nil {
			c.frameworkDoor(f, t, others)
		}
	}
}

// makesOther tells whether a function of KMDF is for devices other than the one that an INF
// file installs.
func makesOther(function int64) bool {
	return function == controlDeviceInitAllocate || function >= pdoInitAllocate && function <= pdoInitAssignRawDevice
}

// namesFunction tells whether a function has the number or the offset of one that fills an
// init structure, so that others need not be decoded, and of one that makesOther. Where the
// table itself is in the image, code has no offsets.
func (c *code) namesFunction(fn function) (fills, other bool) {
	b := c.image.at(fn.from, fn.to-fn.from)
	for ; len(b) >= 4; b = b[1:] {
		n, ok := multiplies(b)
		if offset := binary.LittleEndian.Uint32(b); !ok && c.tracer.variable != 0 && offset%8 == 0 {
			n, ok = offset/8, true
		}
		switch {
		case !ok:
		case makesOther(int64(n)):
			fills, other = true, true
		case n == deviceInitAssignName, n == deviceInitAssignSDDL, n == deviceInitSetDeviceType,
			n == deviceInitSetExclusive, n == deviceCreate:
			fills = true
		}
	}
	return fills, other
}

// origin is the kind of the device that a function fills the init structure of.
func (t *trace) origin(control []*site, others bool) DoorKind {
	child := false
	for n := int64(pdoInitAllocate); n <= pdoInitAssignRawDevice; n++ {
		child = child || len(t.frameworkCalls(n)) > 0
	}
	switch {
	case len(control) > 0 && !child:
		return ControlDevice
	case child && len(control) == 0:
		return ChildDevice
	case others:
		return AnyFrameworkDevice
	}
	return FrameworkDevice
}

func (c *code) frameworkDoor(f *Facts, t *trace, others bool) {
	control := t.frameworkCalls(controlDeviceInitAllocate)
	creates := t.frameworkCalls(deviceCreate)
	d := Door{Kind: t.origin(control, others), Confidence: High}
	from := t.function.from
	if len(control) > 0 {
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
	several := len(creates) > 1 && d.Kind != FrameworkDevice
	switch {
	case len(control) > 0 && f.Framework.seen[deviceInitAssignSDDL]:
		// Another call may replace the descriptor.
	case len(control) > 0:
		d.SDDL = agree(each(control, func(s *site) Maybe[Text] { return c.descriptor(t, s, 2) }))
	case !several:
		d.SDDL = agree(each(descriptors, func(s *site) Maybe[Text] { return c.descriptor(t, s, 2) }))
	}
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
