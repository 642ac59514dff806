package main

import (
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/mattn/go-isatty"
	"golang.org/x/term"

	"github.com/inflint/inflint/report/terminal"
)

// isTerminal reports whether a file is a terminal, also that of Cygwin and MSYS2,
// which is a pipe to Windows.
func isTerminal(f *os.File) bool {
	return isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd())
}

// look says how reports on standard output look. When is the value of --color.
func (a *app) look(when string, getenv func(string) string) (terminal.Look, error) {
	color, err := a.wantsColor(when, getenv)
	return terminal.Look{Color: color, Width: a.width(getenv), Unicode: a.unicode(getenv), Links: color && a.links(getenv)}, err
}

// width returns the columns of the terminal, or 0 if they are not known.
func (a *app) width(getenv func(string) string) int {
	if n, err := strconv.Atoi(getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if !a.terminal {
		return 0
	}
	n, _, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		return 0
	}
	return n
}

// unicode reports whether the terminal shows more than ASCII: one with a UTF-8
// locale, and on Windows the terminals with fonts for it. The classic console has
// fonts that give the signs the wrong width.
func (a *app) unicode(getenv func(string) string) bool {
	if !a.terminal {
		return false
	}
	if runtime.GOOS == "windows" {
		return getenv("WT_SESSION") != "" || getenv("TERM_PROGRAM") == "vscode"
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} { // the first that is set counts
		if locale := getenv(name); locale != "" {
			locale = strings.ToUpper(locale)
			return strings.Contains(locale, "UTF-8") || strings.Contains(locale, "UTF8")
		}
	}
	return false
}

// links reports whether the terminal is one that knows hyperlinks (OSC 8), or is
// known to pass over them.
func (a *app) links(getenv func(string) string) bool {
	if !a.terminal || getenv("CI") != "" {
		return false
	}
	vte, _ := strconv.Atoi(getenv("VTE_VERSION")) // GNOME Terminal and its kin, from 0.50
	konsole, _ := strconv.Atoi(getenv("KONSOLE_VERSION"))
	terminal, _, _ := strings.Cut(getenv("TERM"), "-")
	return getenv("WT_SESSION") != "" || vte >= 5000 || konsole >= 201200 ||
		slices.Contains([]string{"iTerm.app", "WezTerm", "vscode", "ghostty", "tmux", "mintty"}, getenv("TERM_PROGRAM")) ||
		slices.Contains([]string{"alacritty", "foot"}, terminal) ||
		slices.Contains([]string{"xterm-kitty", "xterm-ghostty"}, getenv("TERM"))
}
