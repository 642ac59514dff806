package inf

import "fmt"

// A ProblemKind says what is wrong with the text of a file.
type ProblemKind uint8

// The kinds of problem. After the first group SetupAPI refuses the whole file;
// the others it accepts without a word, but reads something else than the
// author sees.
const (
	EmptyFile          ProblemKind = iota // no byte at all
	TooLarge                              // more than this package reads
	TextBeforeSections                    // an entry before the first section
	BadSectionHeader                      // no ] on the line of the [
	SectionNameTooLong                    // more than 255 characters
	BadSignature                          // [Version] without a known Signature

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
	UTF8WithoutBOM    // UTF-8 that is read in the ANSI code page
	BigEndian         // UTF-16BE, which SetupAPI does not open reliably
)

// problems has, for each kind, SetupAPI's error code (setupapi.h; 0 where the
// file is accepted) and a sentence.
var problems = [...]struct {
	code uint32
	text string
}{
	EmptyFile:          {0x3EE, "the file is empty: SetupAPI does not open it"},
	TooLarge:           {0x8, "the file is too large for an INF file, and was not read"},
	TextBeforeSections: {0xE0000000, "text before the first section header: SetupAPI refuses the whole file; put it into a section or behind a ;"},
	BadSectionHeader:   {0xE0000001, "section header without a closing ]: SetupAPI refuses the whole file"},
	SectionNameTooLong: {0xE0000002, "section name longer than 255 characters: SetupAPI refuses the whole file"},
	BadSignature:       {0xE0000100, `no [Version] section whose Signature is "$Windows NT$" or "$Chicago$": Windows does not take the file for an INF`},

	IgnoredText:       {0, "text before the first section header is ignored"},
	TextAfterHeader:   {0, "text after the ] of a section header is ignored; put the entry on a line of its own"},
	UnterminatedQuote: {0, `no closing " on this line: the value ends with the line`},
	TextAfterCtrlZ:    {0, "a Ctrl-Z character ends the file: Windows reads nothing after it"},
	NULCharacter:      {0, "NUL character: Windows reads a blank"},
	CutToken:          {0, "a ; inside an unquoted %token% starts a comment: the rest of the line is lost; put quotes around the value"},
	LoneCR:            {0, "a carriage return without a line feed is a blank to Windows, and ends no line"},
	LongValue:         {0, "Windows cuts a value after 4095 characters"},
	PercentKey:        {0, "a token is defined without percent signs: this defines one that has them in its name"},
	SecondDefinition:  {0, "the token is defined already, and Windows takes the first definition"},
	OctalNumber:       {0, "a number that begins with 0 is an octal one to SetupAPI; leave the zeros out, or write it in hexadecimal with 0x"},
	UTF8WithoutBOM:    {0, "UTF-8 without byte order mark: Windows reads it in the ANSI code page, so this is not the character it looks like; save the file as UTF-16LE"},
	BigEndian:         {0, "UTF-16 big-endian: SetupAPI does not read it reliably; save the file as UTF-16LE"},
}

// A Problem is a place where SetupAPI rejects a file, or reads it otherwise
// than it looks.
type Problem struct {
	Kind ProblemKind
	Span Span
}

// Error returns a sentence that says what Windows does and what helps.
func (p Problem) Error() string { return problems[p.Kind].text }

// Code returns the SetupAPI error code with which the whole file is refused, or
// 0 where it is accepted.
func (p Problem) Code() uint32 { return problems[p.Kind].code }

// Rejects reports whether SetupAPI refuses the whole file because of this.
func (p Problem) Rejects() bool { return p.Code() != 0 }

func (k ProblemKind) String() string {
	if int(k) < len(problems) {
		return problems[k].text
	}
	return fmt.Sprintf("problem %d", uint8(k))
}

func (f *File) problem(kind ProblemKind, span Span) {
	f.problems = append(f.problems, Problem{kind, span})
}
