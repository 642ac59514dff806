package inf

// A ProblemKind says what is wrong with the text of a file.
type ProblemKind uint8

// The kinds of problem. SetupAPI refuses a whole file with one of the first group. It
// accepts the others without a word, but reads something other than the author sees.
const (
	EmptyFile          ProblemKind = iota // no byte at all
	TooLarge                              // more than this package reads
	TextBeforeSections                    // an entry before the first section
	BadSectionHeader                      // no ] on the line of the [
	SectionNameTooLong                    // more than 255 characters
	BadSignature                          // [Version] without a known Signature

	TextBeforeHeader  // text on the line of the first section header, before it
	IgnoredText       // text before the first section, passed over
	TextAfterHeader   // text after the ] of a section header
	UnterminatedQuote // a quote that the line end closes
	TextAfterCtrlZ    // text after a Ctrl-Z character
	NULCharacter      // a NUL character, read as a blank
	CutToken          // a ; inside an unquoted %token%
	LoneCR            // a carriage return that ends no line
	LongValue         // more than 4095 characters
	PercentKey        // a token defined with its percent signs
	SecondDefinition  // a token that is defined already
	OctalNumber       // a number that begins with 0
	MergeConflict     // the markers of an unresolved merge conflict
	UTF8WithoutBOM    // UTF-8 that is read in the ANSI code page
	BigEndian         // UTF-16BE, which SetupAPI does not open reliably
)

// problemCodes has SetupAPI's error codes (setupapi.h); the file is accepted where there
// is none.
var problemCodes = map[ProblemKind]uint32{
	EmptyFile:          0x3EE,
	TooLarge:           0x8,
	TextBeforeSections: 0xE0000000,
	BadSectionHeader:   0xE0000001,
	SectionNameTooLong: 0xE0000002,
	BadSignature:       0xE0000100,
}

// A Problem is a place where SetupAPI rejects a file, or reads it otherwise
// than it looks.
type Problem struct {
	Kind ProblemKind
	Span Span
}

// Code returns the SetupAPI error code with which the whole file is refused, or
// 0 where it is accepted.
func (p Problem) Code() uint32 { return problemCodes[p.Kind] }

// Rejects reports whether SetupAPI refuses the whole file because of this.
func (p Problem) Rejects() bool { return p.Code() != 0 }

func (f *File) problem(kind ProblemKind, span Span) {
	f.problems = append(f.problems, Problem{kind, span})
}
