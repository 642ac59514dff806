package source

// namesFlags reports whether code names the member Characteristics behind a pointer, as that
// of a device object. Filters copy the flags of the device below in this way ("Controlling
// Device Namespace Access", Windows driver documentation).
func (u *unit) namesFlags() bool {
	for i := range u.items {
		if u.items[i].Kind == Identifier && u.at(i) == "Characteristics" && u.at(i-1) == "->" {
			return true
		}
	}
	for _, m := range u.macros {
		for i := 1; i < len(m.body); i++ {
			if u.of(m.body[i]) == "Characteristics" && u.of(m.body[i-1]) == "->" {
				return true
			}
		}
	}
	return false
}
