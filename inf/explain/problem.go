package explain

import "github.com/inflint/inflint/inf"

// problems has a sentence for each kind of problem.
var problems = map[inf.ProblemKind]string{
	inf.EmptyFile:          "the file is empty: SetupAPI does not open it",
	inf.TooLarge:           "the file is too large for an INF file, and was not read",
	inf.TextBeforeSections: "text before the first section header: SetupAPI refuses the whole file; put it into a section or behind a ;",
	inf.BadSectionHeader:   "section header without a closing ]: SetupAPI refuses the whole file",
	inf.SectionNameTooLong: "section name longer than 255 characters: SetupAPI refuses the whole file",
	inf.BadSignature:       `no [Version] section whose Signature is "$Windows NT$" or "$Chicago$": Windows does not take the file for an INF`,
	inf.TextBeforeHeader:   "text before the first section header, on its line: what Windows does is not known; begin a new line with the header",
	inf.IgnoredText:        "text before the first section header is ignored",
	inf.TextAfterHeader:    "text after the ] of a section header is ignored; put the entry on a line of its own",
	inf.UnterminatedQuote:  `no closing " on this line: the value ends with the line`,
	inf.TextAfterCtrlZ:     "a Ctrl-Z character ends the file: Windows reads nothing after it",
	inf.NULCharacter:       "NUL character: Windows reads a blank",
	inf.CutToken:           "a ; inside an unquoted %token% starts a comment: the rest of the line is lost; put quotes around the value",
	inf.LoneCR:             "a carriage return without a line feed is a blank to Windows, and ends no line",
	inf.LongValue:          "Windows cuts a value after 4095 characters",
	inf.PercentKey:         "a token is defined without percent signs: this defines one that has them in its name",
	inf.SecondDefinition:   "the token is defined already, and Windows takes the first definition",
	inf.OctalNumber:        "a number that begins with 0 is an octal one to SetupAPI; leave the zeros out, or write it in hexadecimal with 0x",
	inf.MergeConflict:      "a merge conflict is not resolved: Windows reads the lines of both versions; keep one, and delete the markers",
	inf.UTF8WithoutBOM:     "UTF-8 without byte order mark: Windows reads it in the ANSI code page, so this is not the character it looks like; save the file as UTF-16LE",
	inf.BigEndian:          "UTF-16 big-endian: SetupAPI does not read it reliably; save the file as UTF-16LE",
}

// Problem says what Windows does about a problem, and what helps.
func Problem(kind inf.ProblemKind) string { return problems[kind] }
