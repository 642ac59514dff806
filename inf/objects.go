package inf

import (
	"slices"
)

// Objects returns what the file secures or could secure, in the order of
// [File.Installs], and then the settings that no install leads to.
func (f *File) Objects() []*Object {
	f.objectsOnce.Do(func() {
		x := extractor{f: f}
		installs := f.Installs()
		for _, in := range installs {
			x.install(in)
		}
		x.link()
		x.unreached()
		unread := unreadIndex{f: f}
		for _, o := range x.objects {
			takeEffect(o, &unread)
			o.index()
		}
		f.objects = x.objects
	})
	return f.objects
}

// An extractor turns reaches into objects.
type extractor struct {
	f       *File
	objects []*Object
	none    regLines
}

func (x *extractor) add(o *Object) *Object {
	x.objects = append(x.objects, o)
	return o
}

// install adds the objects of an install: what its own key stands for first,
// then the rest in the order of its sections.
func (x *extractor) install(in *Install) {
	if in.Kind == DefaultUninstall {
		return
	}
	var own *Object
	var interfaces map[*Entry]*Object
	switch in.Kind {
	case InterfaceInstall:
		own = x.add(&Object{Kind: KindInterface, Name: in.Name(), Install: in})
	case DeviceInstall:
		own = x.add(&Object{Kind: KindDevice, Name: deviceName(in), Others: max(0, len(in.Devices())-1), Install: in, External: in.takesIn(RoleHardware) || x.f.Version().Extension()})
	case ClassInstall:
		own = x.add(&Object{Kind: KindClass, Name: x.className(), Install: in, External: in.takesIn(RoleInstall)})
	}
	for _, r := range in.Reaches {
		if r.again && x.f.againBudget < 0 {
			continue // an object without its settings would look like one that has none
		}
		switch r.Role {
		case RoleAddReg:
			switch lines := x.linesOf(r.Section); r.From.Role {
			case RoleServiceInstall:
				x.regValues(r.From.object, r, lines.service, RegLine.serviceValue)
			case RoleCoInstallers, RoleInstall:
				x.regValues(own, r, lines.loaded, RegLine.loadedValue)
			case RoleEventLog:
				if len(lines.log) > 0 {
					log := x.add(&Object{Kind: KindEventChannel, Name: eventLog(r.line), Install: in})
					x.regValues(log, r, lines.log, RegLine.logValue)
				}
			}
			x.addReg(own, interfaces[r.line], r)
		case RoleDelReg, RoleBitReg:
			x.undone(own, r)
		case RoleProperties:
			if o := interfaces[r.line]; o != nil {
				x.properties(o, r)
			} else {
				x.properties(own, r)
			}
		case RoleInterfaces:
			interfaces = x.interfaces(interfaces, r)
		case RoleCopyFiles:
			x.files(r)
		case RoleSecurity:
			x.sectionSecurity(r)
		case RoleServiceInstall:
			x.named(KindService, r)
			x.entries(r, "Security")
			x.directives(r.object, r)
		case RoleEventChannel:
			x.named(KindEventChannel, r)
			x.entries(r, "Access")
			x.directives(r.object, r)
		case RoleWMIClass:
			x.named(KindWMIGUID, r)
			x.directives(r.object, r)
			x.entries(r, "Security")
		default:
			x.directives(own, r)
		}
	}
}

// eventLog returns the name of the classic event log that the source of an
// AddService line writes to:
//
//	AddService = name,[flags],service-section[,event-section[,log-type[,event-name]]]
func eventLog(addService *Entry) string {
	if log := addService.Value(5); log != "" {
		return log
	}
	return "System"
}

// takesIn reports whether sections of other INF files stand in for a section of
// the given role.
func (in *Install) takesIn(role Role) bool {
	return slices.ContainsFunc(in.External, func(r *Reach) bool { return r.Role == role })
}

// addReg adds the device values of an add-registry-section. They matter only in
// the hardware key of a device and in the key of a setup class.
func (x *extractor) addReg(own, iface *Object, r *Reach) {
	if !r.again {
		x.globals(r)
	}
	inPlace := own != nil && (r.From.Role == RoleHardware && own.Kind == KindDevice ||
		r.From.Role == RoleInstall && own.Kind == KindClass)
	for _, line := range x.linesOf(r.Section).device {
		if !r.spend(x.f) {
			return
		}
		s := deviceSetting(line, r)
		if inPlace {
			own.add(s)
			continue
		}
		if !guards(s.Name) || s.Name == "DeviceType" && line.Bits&RegTypeMask != RegTypeDWord {
			continue // a value of that name means something else there, such as the kind of a modem
		}
		o := iface
		if o == nil {
			if r.again {
				continue
			}
			o = x.add(&Object{Kind: KindKey, Name: "HKR of [" + r.From.Section.Name + "]", Install: r.Install})
		}
		o.add(s)
	}
}

func deviceSetting(line *RegLine, r *Reach) *Setting {
	return &Setting{Name: line.deviceValue(), Entry: line.Entry, Value: line.Value, Label: line.Name, Reg: line, Reach: r}
}

func (o *Object) add(s *Setting) {
	if s.Name == "Security" {
		o.Descriptors = append(o.Descriptors, s)
	} else {
		o.Values = append(o.Values, s)
	}
}

// sectionSecurity reads a .Security section: one line with the descriptor of
// what the section it belongs to creates.
func (x *extractor) sectionSecurity(r *Reach) {
	o := x.owner(r)
	for _, e := range r.Section.Entries() {
		if !r.spend(x.f) {
			return
		}
		o.add(&Setting{Name: "Security", Entry: e, Value: e.Field(1), Reach: r})
	}
}

// named gives a reach the object that its line makes and names. A section that Needs
// takes in adds to that of the section that does.
func (x *extractor) named(kind ObjectKind, r *Reach) {
	if r.From.Role == r.Role {
		r.object = r.From.object
	} else {
		r.object = x.add(&Object{Kind: kind, Name: r.line.Value(1), Install: r.Install})
	}
}

// entries adds the entries with a key, which are descriptors, to the object of a reach.
func (x *extractor) entries(r *Reach, key string) {
	for e := range r.Section.All(key) {
		if !r.spend(x.f) {
			return
		}
		r.object.add(&Setting{Name: "Security", Entry: e, Value: e.Field(1), Label: e.Key, Reach: r})
	}
}

// link gives each device the setup class that this file installs, if Windows reads a
// section for it where it installs the device.
func (x *extractor) link() {
	classes := map[*Install]*Object{}
	for _, o := range x.objects {
		if o.Kind == KindClass && o.Install.Kind == ClassInstall {
			classes[o.Install] = o
		}
	}
	if len(classes) == 0 {
		return
	}
	for _, o := range x.objects {
		if o.Kind != KindDevice {
			continue
		}
		if d := o.Install.Decoration(); d.Arch != "" {
			o.Class = classes[x.f.ClassInstall(d)]
			continue
		}
		for l := range o.Install.Listings {
			if o.Class = classes[x.f.ClassInstall(l.Decoration)]; o.Class != nil {
				break
			}
		}
	}
}

func (x *extractor) className() string {
	version := x.f.Section("Version")
	for _, key := range []string{"Class", "ClassGuid"} {
		if e := version.First(key); e != nil && e.Value(1) != "" {
			return e.Value(1)
		}
	}
	return "ClassInstall32"
}
