package inf

// An Effect says what becomes of a setting.
type Effect uint8

// The effects of a setting.
const (
	Effective    Effect = iota // it applies
	Overridden                 // another line sets the same value
	Discarded                  // its own flags keep the value from being written
	WrongSection               // it is written to a key where it means nothing
	Unreached                  // no install leads to its section
	PassedOver                 // Windows does not read the install section, see [Install.PassedOver]
)

var effectNames = [...]string{"effective", "overridden", "discarded", "wrong section", "unreached", "passed over"}

// String returns the effect in words.
func (e Effect) String() string {
	if int(e) < len(effectNames) {
		return effectNames[e]
	}
	return "unknown"
}

// A Cause says why a setting has no effect.
type Cause uint8

// The causes.
const (
	NoCause          Cause = iota // it has effect
	Replaced                      // another line sets the same value, and that one stays
	DeletedLater                  // a later line deletes the value again
	NotFirstLine                  // Windows reads only the first line of a .Security section
	NotFirstEntry                 // Windows reads only the first entry of a section with that key
	CreatesKey                    // FLG_ADDREG_KEYONLY creates the key and ignores the value
	OnlyOverwrites                // FLG_ADDREG_OVERWRITEONLY, on a value that a new device does not have
	DeletesValue                  // FLG_ADDREG_DELVAL
	RemovedByDelReg               // the line stands in a DelReg section
	ChangedByBitReg               // the line stands in a BitReg section, which changes single bits
	PropertyNotKnown              // AddProperty does not know the type of the property
	KeyOfEventSource              // CustomSD in the key of an event source instead of that of the log
	SeveralForGUID                // with more than one Security entry Windows sets none for a WMI GUID
	OtherKey                      // HKR is another key than that of the device
	SectionUnread                 // Windows never reads the section
	ClassOfWindows                // Windows reads [ClassInstall32] only for a class that is not installed yet
)

// causes has the effect of each cause.
var causes = [...]Effect{
	NoCause: Effective, Replaced: Overridden, DeletedLater: Overridden, NotFirstLine: Overridden, NotFirstEntry: Overridden,
	CreatesKey: Discarded, OnlyOverwrites: Discarded, DeletesValue: Discarded, RemovedByDelReg: Discarded, ChangedByBitReg: Discarded,
	PropertyNotKnown: Discarded, KeyOfEventSource: Discarded, SeveralForGUID: Discarded, OtherKey: WrongSection, SectionUnread: Unreached,
	ClassOfWindows: PassedOver,
}

// An Unread tells what there is to know about a section that Windows never reads.
type Unread struct {
	// From is the section whose AddReg names it although Windows does not read that one;
	// nil if there is none. Device is then the install whose hardware section should
	// name it, if it can be told from the name of From.
	From   *Section
	Device *Install
	// Similar is a reference to a section that is not there, whose name is almost the
	// same; nil if there is none, or the search would take too long.
	Similar *Reach
}

// A Setting is a line that sets a security descriptor or a value beside it.
type Setting struct {
	// Name is "Security" for a descriptor, whatever the directive calls it, and
	// otherwise the name of the value.
	Name  string
	Entry *Entry
	// Value is the field with the SDDL string or number; nil where the line has
	// none. Label is the field that names the setting; nil in a .Security
	// section, where there is only the descriptor.
	Value, Label *Field
	// Reg is the line as an AddReg line, where it is one.
	Reg *RegLine
	// Reach is how Windows comes to the section; nil for Unreached.
	Reach *Reach
	// Effect is Effective, or else Cause says why it is not.
	Effect Effect
	Cause  Cause
	// By is the line that overrides an Overridden setting.
	By *Entry
	// Unread says more of an Unreached setting.
	Unread *Unread

	property *property // which a line of an add-property section sets
}

// lose takes the effect from the setting.
func (s *Setting) lose(c Cause) { s.Effect, s.Cause = causes[c], c }

// Binary reports whether the descriptor is given as bytes, not as SDDL.
func (s *Setting) Binary() bool { return s.Reg != nil && s.Reg.Bits&RegTypeMask == RegTypeBinary }

// Span returns where the value of the setting is written, or, without a value,
// what names the setting.
func (s *Setting) Span() Span {
	switch {
	case s.Value != nil && s.Value.Span().Len() > 0:
		return s.Value.Span()
	case s.Label != nil && s.Label.Span().Len() > 0:
		return s.Label.Span()
	}
	return s.Entry.Span()
}
