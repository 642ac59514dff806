package explain

import "github.com/inflint/inflint/inf"

// problem is what there is to say about a kind of problem.
type problem struct{ what, effect, remedy string }

var problems = map[inf.ProblemKind]problem{
	inf.EmptyFile:          {"the file is empty", "SetupAPI does not open it", ""},
	inf.TooLarge:           {"the file is too large for an INF file", "inflint does not read it", ""},
	inf.TextBeforeSections: {"text stands before the first section header", "SetupAPI refuses the whole file", "put it into a section, or behind a ;"},
	inf.BadSectionHeader:   {"the section header has no closing ]", "SetupAPI refuses the whole file", "write the ]"},
	inf.SectionNameTooLong: {"the section name is longer than 255 characters", "SetupAPI refuses the whole file", "give the section a shorter name"},
	inf.BadSignature: {
		`the file has no [Version] section whose Signature is "$Windows NT$" or "$Chicago$"`, "Windows does not accept the file as an INF file",
		`write Signature = "$Windows NT$" into [Version]`,
	},
	inf.TextBeforeHeader:  {"text stands before the first section header, on the same line", "no document says what Windows does with it", "begin a new line with the header"},
	inf.IgnoredText:       {"this text stands before the first section header", "Windows ignores it", "delete it, or write a ; before it"},
	inf.TextAfterHeader:   {"text stands after the ] of the section header", "Windows ignores it", "move the text to a line of its own"},
	inf.UnterminatedQuote: {`the line has no closing "`, "the value ends with the line", `write the closing "`},
	inf.TextAfterCtrlZ:    {"a Ctrl-Z character ends the file here", "Windows reads nothing after it", "remove the character"},
	inf.NULCharacter:      {"the line has a NUL character", "Windows reads it as a blank", "remove the character"},
	inf.CutToken:          {"a ; stands inside an unquoted %token%", "it begins a comment, so Windows does not read the rest of the line", "put quotes around the value"},
	inf.LoneCR:            {"the line has a carriage return without a line feed", "Windows reads it as a blank, and the line goes on", "end each line with a line feed"},
	inf.LongValue:         {"the value is longer than 4095 characters", "Windows cuts it there", "write a shorter one"},
	inf.PercentKey:        {"a token is defined with percent signs", "Windows takes them for a part of the name", "delete the percent signs"},
	inf.SecondDefinition:  {"the token is already defined", "Windows takes the first definition", "keep only the definition that you mean"},
	inf.OctalNumber:       {"the number begins with 0", "SetupAPI reads it as an octal number", "delete the zeros, or write it in hexadecimal with 0x"},
	inf.MergeConflict:     {"a merge conflict is not resolved here", "Windows reads the lines of both versions", "keep one version, and delete the markers"},
	inf.UTF8WithoutBOM: {
		"the file is in UTF-8 without a byte order mark", "Windows reads it in the ANSI code page, so this is not the character it looks like",
		"save the file as UTF-16LE",
	},
	inf.BigEndian: {"the file is in UTF-16 big-endian", "SetupAPI does not read it reliably", "save the file as UTF-16LE"},
}

// Problem says what is wrong, what Windows does about it, and what helps, which may be
// empty.
func Problem(kind inf.ProblemKind) (what, effect, remedy string) {
	p := problems[kind]
	return p.what, p.effect, p.remedy
}
