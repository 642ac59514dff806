package inf

// This file says what becomes of settings, once all objects have theirs.

// takeEffect marks the settings of an object that have no effect.
func takeEffect(o *Object, unread *unreadIndex) {
	for _, list := range [][]*Setting{o.Descriptors, o.Values} {
		for _, s := range list {
			if c := o.cause(s); c != NoCause {
				s.lose(c)
			}
			switch s.Cause {
			case NotFirstLine:
				s.By = s.Reach.Section.Entries()[0]
			case NotFirstEntry:
				s.By = o.Descriptors[0].Entry
			case SectionUnread:
				s.Unread = unread.unread(s.Entry.Section)
			}
		}
	}
	if o.Kind == KindDevice || o.Kind == KindClass {
		settle(o.Descriptors)
		settle(o.Values)
	}
	if o.Install != nil && o.Install.PassedOver() {
		o.passOver()
	}
}

// passOver takes the effect from all settings.
func (o *Object) passOver() {
	for _, list := range [][]*Setting{o.Descriptors, o.Values} {
		for _, s := range list {
			if s.Effect == Effective {
				s.lose(ClassOfWindows)
			}
		}
	}
}

// cause returns why a setting of the object has no effect, others apart.
func (o *Object) cause(s *Setting) Cause {
	if s.Reach == nil {
		return SectionUnread
	}
	switch s.Reach.Role {
	case RoleDelReg:
		return RemovedByDelReg
	case RoleBitReg:
		return ChangedByBitReg
	case RoleProperties:
		if !s.property.settable {
			return PropertyNotKnown
		}
	case RoleSecurity:
		if s.Entry != s.Reach.Section.Entries()[0] {
			return NotFirstLine
		}
	case RoleServiceInstall, RoleEventChannel: // SetupAPI looks an entry up by its key and takes the first
		if s.Name == "Security" && s != o.Descriptors[0] {
			return NotFirstEntry
		}
	case RoleWMIClass: // documentation of the DDInstall.WMI section
		if s.Name == "Security" && len(o.Descriptors) > 1 {
			return SeveralForGUID
		}
	case RoleAddReg:
		return o.causeOfLine(s.Reg)
	}
	return NoCause
}

// causeOfLine is cause for a line of an add-registry-section.
func (o *Object) causeOfLine(line *RegLine) Cause {
	switch {
	case line.Root != "HKR":
		return flagCause(line.Bits &^ RegOverwriteOnly) // such a value is usually there
	case o.Kind == KindEventChannel:
		return KeyOfEventSource
	case line.deviceValue() == "":
		return NoCause
	case o.Kind == KindDevice || o.Kind == KindClass:
		return flagCause(line.Bits)
	}
	return OtherKey
}

// flagCause returns why a line whose flags keep its value from being written has no
// effect.
func flagCause(flags uint32) Cause {
	switch {
	case flags&RegKeyOnly != 0:
		return CreatesKey
	case flags&RegOverwriteOnly != 0:
		return OnlyOverwrites
	case flags&RegDelete != 0:
		return DeletesValue
	}
	return NoCause
}

// settle marks the settings that another line overrides: the last one counts,
// but one with FLG_ADDREG_NOCLOBBER leaves what is there, and one with
// FLG_ADDREG_DELVAL removes it.
func settle(settings []*Setting) {
	winner := map[string]*Setting{}
	for _, s := range settings {
		if s.Reg == nil || !guards(s.Name) {
			continue
		}
		previous := winner[s.Name]
		switch {
		case s.deletes():
			if previous != nil {
				previous.lose(DeletedLater)
				previous.By = s.Entry
				delete(winner, s.Name)
			}
		case s.Effect != Effective:
		case previous == nil:
			winner[s.Name] = s
		case s.Reg.Bits&RegNoClobber != 0:
			s.override(previous)
		default:
			previous.override(s)
			winner[s.Name] = s
		}
	}
	for _, s := range settings { // the winner may have been overridden in turn
		if last := winner[s.Name]; s.Cause == Replaced && last != nil {
			s.By = last.Entry
		}
	}
}

// deletes reports whether the setting is a line of an add-registry-section that
// deletes a value.
func (s *Setting) deletes() bool {
	const flags = RegDelete | RegKeyOnly | RegOverwriteOnly
	return s.Reach != nil && s.Reach.Role == RoleAddReg && s.Reg.Bits&flags == RegDelete
}

func (s *Setting) override(by *Setting) {
	s.lose(Replaced)
	s.By = by.Entry
}
