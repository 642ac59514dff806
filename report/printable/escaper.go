package printable

import (
	"unicode"
	"unicode/utf8"
)

// An Escaper makes text printable, one character after the other. The zero Escaper
// stands at the beginning of a line.
//
// It knows what comes before a character, since these are commands in the log of a
// build, where the text may end up:
//
//   - GitHub Actions takes a line that begins with :: after any white space, and ##[
//     anywhere in a line (actions/runner, src/Runner.Common/ActionCommand.cs,
//     TryParseV2 and TryParse);
//   - Azure Pipelines takes ##vso[ anywhere in a line, and warns of ##vso alone
//     (microsoft/azure-pipelines-agent, Command.cs and WorkerCommandManager.cs). Its
//     log shows lines with ##[ as headings, groups and errors;
//   - TeamCity takes ##teamcity[.
//
// So no two # stand side by side, and no line begins with two colons. What comes out
// stays the same when it is escaped again.
type Escaper struct {
	last rune // the last character that is no combining mark; 0 at the beginning
	word bool // something that is no blank came before the last one
	room int  // how many combining marks the last one may still have
}

// maxMarks is how many combining marks a character may have (UTS 39, 5.4). More of
// them would run over the lines above and below.
const maxMarks = 4

// Next returns what to show for a character, and whether to put a blank before it.
func (e *Escaper) Next(r rune) (shown rune, gap bool) {
	shown = visible(r)
	if RuneWidth(shown) == 0 {
		if e.room > 0 {
			e.room--
			return shown, false
		}
		e.last, e.word = utf8.RuneError, true
		return utf8.RuneError, false
	}
	gap = shown == e.last && (shown == '#' || shown == ':' && !e.word)
	e.word = e.word || e.last != 0 && e.last != ' '
	e.last, e.room = shown, room(shown)
	return shown, gap
}

// Skip tells the Escaper that other printable text came, and its last character.
func (e *Escaper) Skip(last rune) { e.last, e.word, e.room = last, true, room(last) }

// room returns how many combining marks a character may have. A quote that is ours, a
// bracket or a blank has none; neither has what makes a command.
func room(r rune) int {
	if r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return 0
	}
	return maxMarks
}
