package inf

import (
	"math"
	"sync"
)

// A File is an INF or INX file as SetupAPI reads it.
type File struct {
	// Name is the name given to Parse; it is used for display only.
	Name string
	// Encoding is how the bytes were decoded.
	Encoding Encoding
	// Text is the decoded source, without byte order mark and with the values of [Options].
	// All spans refer to it.
	Text string
	// Sections holds the sections in order of first appearance.
	Sections []*Section
	// Include returns the INF file with the given name (Include=), or nil where it
	// is not at hand. It may be set before the first call of Installs or Objects;
	// without it, no other file is at hand. It is asked once for each name.
	Include func(name string) *File

	plain         bool   // it is of another language
	plainComments []Span // of such a file

	options     Options
	written     string    // the text of the author, if values were put into it
	pages       []paged   // of a file in ANSI that is not in UTF-8
	fillings    []filling // these, in order
	filledNames map[string]bool
	unfilled    bool

	mu       sync.Mutex // held while a section is read or surveyed
	problems []Problem  // those that are known
	utf8     bool       // the bytes are UTF-8, though Windows reads them as ANSI
	end      int        // of what Windows reads: the first Ctrl-Z, or the end of Text
	sections *nameIndex[Section]
	tokens   substituter // for those that [Strings] defines
	crlf     int         // the carriage returns that are known to end lines, with the line feed
	version  Version

	// What a survey of sections that have not been read found: the length of the longest
	// entry with tokens, and the most tokens in one.
	longest, mostTokens int
	longestDefinition   int // in [Strings]

	problemsOnce sync.Once
	allProblems  []Problem

	lineOnce sync.Once
	lines    []offset

	columnOnce sync.Once
	columns    []checkpoint // see columnOf

	headerOnce sync.Once
	headers    []int // where the names in section headers begin, for Comment

	resolveOnce    sync.Once
	budget         int // see spend
	againBudget    int // see Reach.spend
	installs       []*Install
	unresolved     bool // a reference hides behind an unknown token
	exceeded       bool // see Exceeded
	included       map[string]*File
	taken          map[*Section]bool // those of included files that count
	entriesLeft    int               // that they may have
	versionedClass *Install          // the first [ClassInstall32] with a version in its name
	uninstalled    bool              // a Models line names a section that is not there
	missing        []Missing

	objectsOnce sync.Once
	objects     []*Object
}

// maxFile is the greatest size of a file in bytes: offsets are 32 bits wide, and
// decoding makes up to three bytes of one.
const maxFile = math.MaxUint32 / 3

// Parse reads an INF file. It never fails and never returns nil: whatever
// SetupAPI would reject is one of its [File.Problems]. The name is kept for
// display; src is not kept.
func Parse(name string, src []byte) *File { return Options{}.Parse(name, src) }

// Section returns the section with the given name, in any case, or nil.
func (f *File) Section(name string) *Section {
	return f.sections.find(name)
}

// signatures are the values of Signature that SetupAPI takes for an INF file of
// the current style. The last is undocumented.
var signatures = []string{"$windows nt$", "$chicago$", "$windows 95$"}

// HasSignature reports whether the file has a Signature that Windows accepts, which
// tells an INF file from other files of that name (autorun.inf, EDK II build
// descriptions). Only the first Signature counts, and its text before
// substitution.
func (f *File) HasSignature() bool {
	e := f.Section("Version").First("Signature")
	return e != nil && len(e.Fields) > 0 && placeOf(signatures, e.Fields[0].Raw()) >= 0
}

func (f *File) checkSignature() {
	if f.HasSignature() {
		return
	}
	span := Span{}
	if e := f.Section("Version").First("Signature"); e != nil {
		span = e.Span()
	}
	f.problem(BadSignature, span)
}
