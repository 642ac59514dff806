package source

// port reads the name and descriptor of a communication port from the one
// InitializeObjectAttributes of its function.
func (r *reader) port(d *Door, c *Call, functions map[home][]*Call) {
	d.SDDL = unknown[Text](RunTime)
	d.Name, d.DefaultDescriptor = unknown[Text](RunTime), unknown[bool](RunTime)
	around := functions[c.home()]
	attributes := c.initName(2)
	if len(around) > mostCalls || attributes == "" {
		return
	}
	arguments, at := r.objectAttributes(c, attributes)
	if arguments == nil || !c.unit.covers(c.unit.items[at].block, c.site.block) || c.unit.items[at].condition != 0 {
		return
	}
	d.Name = r.stringAt(c.unit, c.unit.functionOf(c.index), arguments[1])
	if len(arguments[4]) != 1 {
		return
	}
	descriptor := c.unit.of(arguments[4][0])
	built := false
	for _, other := range around {
		switch other.Name {
		case "FltBuildDefaultSecurityDescriptor":
			if other.initName(0) == descriptor {
				built = other.index < at && other.Condition == "" && other.unit.covers(other.site.block, c.site.block)
			}
		case "RtlSetDaclSecurityDescriptor":
			if other.initName(0) == descriptor {
				return
			}
		}
	}
	if built && r.untouched(c, descriptor) {
		d.DefaultDescriptor = known(true)
	}
}

// objectAttributes has the arguments of the InitializeObjectAttributes that fills a
// variable in the function of the call, and its place, if it is the only one.
func (r *reader) objectAttributes(c *Call, name string) (arguments [][]item, at int) {
	u := c.unit
	for _, i := range r.uses[use{u, u.functionOf(c.index), name}] {
		open := int(u.inside[i])
		if u.callee(int(i)) != "InitializeObjectAttributes" || u.partner[open] < 0 {
			continue
		}
		found := split(u, u.items[open+1:u.partner[open]])
		if arguments != nil || len(found) != 5 {
			return nil, 0
		}
		arguments, at = found, open
	}
	if at > c.index {
		return nil, 0
	}
	return arguments, at
}

// untouched reports whether nothing but the calls that are read takes the descriptor
// before the port is made.
func (r *reader) untouched(c *Call, name string) bool {
	u := c.unit
	for i := int(u.functions[u.functionOf(c.index)].first); i < c.index; i++ {
		if u.items[i].Kind != Identifier || u.at(i) != name {
			continue
		}
		switch u.callee(i) {
		case "FltBuildDefaultSecurityDescriptor", "InitializeObjectAttributes", "FltFreeSecurityDescriptor":
		case "":
			if u.at(i-1) == "=" || u.at(i+1) == "=" && !isNull(u.at(i+2)) {
				return false
			}
		default:
			return false
		}
	}
	return true
}
