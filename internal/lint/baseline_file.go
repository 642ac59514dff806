package lint

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/inflint/inflint/internal/bounded"
)

// DefaultBaseline is the name of the baseline in the current directory.
const DefaultBaseline = ".inflint-baseline.json"

// MaxBaseline is the size of the largest baseline in bytes. A finding takes about 200.
const MaxBaseline = 16 << 20

// baselineVersion is the version of the file format. It changes when a field
// changes its meaning or goes. Version 1 named objects as messages do, whose words change:
// its entries are for any object.
const baselineVersion = 2

// An AcceptedFinding is a line of a baseline file.
type AcceptedFinding struct {
	// File is relative to the directory of the baseline, with slashes.
	File string `json:"file"`
	Rule string `json:"rule"`
	// Object is the kind and name of what the finding is about, if there is one; * stands
	// for any.
	Object string `json:"object,omitempty"`
	// Directive is the entry as Windows reads it, behind the name of its section.
	Directive string `json:"directive"`
	// Count is the number of such findings.
	Count int `json:"count"`
}

type baselineFile struct {
	Version  int               `json:"version"`
	Findings []AcceptedFinding `json:"findings"`
}

// ReadBaseline reads a baseline from a file.
func ReadBaseline(path string) (*Baseline, error) {
	data, err := bounded.ReadFile(path, MaxBaseline)
	tooLarge := (*bounded.SizeError)(nil)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no baseline %s; `inflint baseline write --baseline %s PATH...` makes one of today's findings", path, path)
	case errors.As(err, &tooLarge):
		return nil, fmt.Errorf("cannot read the baseline %s: it has more than %v; is it the right file?", path, Size(MaxBaseline))
	case err != nil:
		return nil, fmt.Errorf("cannot read the baseline %s: %w", path, reason(err))
	}
	return ParseBaseline(path, data)
}

// ParseBaseline reads the bytes of a baseline for the named file.
func ParseBaseline(path string, data []byte) (*Baseline, error) {
	b := NewBaseline(path)
	if err := b.parse(data); err != nil {
		return nil, fmt.Errorf("%s is not a baseline of inflint: %w; restore it, or `inflint baseline write` makes a new one", path, err)
	}
	return b, nil
}

// parse is strict: a baseline that is read otherwise than it was meant would hide
// findings.
func (b *Baseline) parse(data []byte) error {
	var file baselineFile
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err := d.Decode(&file)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something follows its end")
		}
	}
	if err != nil {
		return locate(err, data)
	}
	if file.Version < 1 || file.Version > baselineVersion {
		return fmt.Errorf("its version is %d, and this inflint knows versions 1 to %d", file.Version, baselineVersion)
	}
	b.old = file.Version < baselineVersion
	seen := map[accepted]bool{}
	for i, f := range file.Findings {
		key := accepted{f.File, f.Rule, b.short(f.Object), b.short(f.Directive)}
		switch {
		case f.File == "" || f.Rule == "":
			return fmt.Errorf("finding %d has no file or no rule", i+1)
		case f.Count < 1:
			return fmt.Errorf("finding %d has the count %d", i+1, f.Count)
		case seen[key]:
			return fmt.Errorf("finding %d stands there twice", i+1)
		}
		seen[key] = true
		if b.old {
			key = key.ofAny()
		}
		b.allowed[key] += f.Count
	}
	return nil
}

// locate says which line of the JSON is wrong. It repeats nothing of the file: the tree
// may have made the baseline a link to a file of the user's.
func locate(err error, data []byte) error {
	line := func(offset int64) int { return 1 + bytes.Count(data[:min(offset, int64(len(data)))], []byte("\n")) }
	syntax, kind := (*json.SyntaxError)(nil), (*json.UnmarshalTypeError)(nil)
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d: it is no JSON from here on", line(syntax.Offset))
	case errors.As(err, &kind):
		return fmt.Errorf("line %d: a value is of another kind than it should be", line(kind.Offset))
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("it ends too early")
	case strings.HasPrefix(err.Error(), "json: unknown field "):
		return errors.New("it has a field that this inflint does not know")
	}
	return err
}

// Findings returns what the baseline has, in order.
func (b *Baseline) Findings() []AcceptedFinding {
	list := []AcceptedFinding{}
	for key, count := range b.allowed {
		list = append(list, AcceptedFinding{key.File, key.Rule, b.long(key.Object), b.long(key.Directive), count})
	}
	slices.SortFunc(list, func(a, b AcceptedFinding) int {
		return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Directive, b.Directive),
			strings.Compare(a.Rule, b.Rule), strings.Compare(a.Object, b.Object))
	})
	return list
}

// Write writes the baseline, one finding a line.
func (b *Baseline) Write(w io.Writer) error {
	text, err := b.text()
	if err == nil && len(text) > MaxBaseline {
		err = fmt.Errorf("%s: it would have more than %v; write one for each folder", b.path, Size(MaxBaseline))
	}
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	return err
}

func (b *Baseline) text() (string, error) {
	var lines []string
	for _, f := range b.Findings() {
		var line strings.Builder
		e := json.NewEncoder(&line)
		e.SetEscapeHTML(false)
		if err := e.Encode(f); err != nil {
			return "", err
		}
		lines = append(lines, "\n    "+strings.TrimSuffix(line.String(), "\n"))
	}
	return fmt.Sprintf("{\n  \"version\": %d,\n  \"findings\": [%s\n  ]\n}\n", baselineVersion, strings.Join(lines, ",")), nil
}
