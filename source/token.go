package source

// A Kind is the kind of a token.
type Kind uint8

// The kinds of tokens. Together they cover every byte of a text.
const (
	// Space is white space within a line, with continued line ends and a byte order mark.
	Space Kind = iota
	// Newline is a line end that is not continued. It ends a directive.
	Newline
	// Comment is a comment of either form, without the line end.
	Comment
	// Identifier is a name or a keyword.
	Identifier
	// Number is what the preprocessor takes for a number, with its suffix.
	Number
	// String is a string literal with its prefix, also a raw one.
	String
	// Character is a character literal with its prefix.
	Character
	// Punctuator is an operator or a separator.
	Punctuator
	// Unknown is a byte that begins no token, or an unterminated literal up to the line end.
	Unknown
)

func (k Kind) String() string {
	return [...]string{
		"space", "newline", "comment", "identifier", "number", "string", "character", "punctuator", "unknown",
	}[k]
}

// A Token is a range of bytes of a text. The tokens of a text follow each other without
// a gap.
type Token struct {
	Kind       Kind
	Start, End int32
}

// In returns the token as the text has it.
func (t Token) In(text string) string { return text[t.Start:t.End] }
