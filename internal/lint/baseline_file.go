package lint

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// DefaultBaseline is the name of the baseline in the current directory.
const DefaultBaseline = ".inflint-baseline.json"

// MaxBaseline bounds the size of a baseline of a git revision.
const MaxBaseline = 64 << 20

// baselineVersion is the version of the file format. It changes when a field
// changes its meaning or goes.
const baselineVersion = 1

// An AcceptedFinding is a line of a baseline file.
type AcceptedFinding struct {
	// File is relative to the directory of the baseline, with slashes.
	File string `json:"file"`
	Rule string `json:"rule"`
	// Object is the kind and name of what the finding is about, if there is one.
	Object string `json:"object,omitempty"`
	// Directive is the entry as Windows reads it, behind the name of its section.
	Directive string `json:"directive"`
	// Count is how many such findings there are.
	Count int `json:"count"`
}

type baselineFile struct {
	Version  int               `json:"version"`
	Findings []AcceptedFinding `json:"findings"`
}

// ReadBaseline reads a baseline from a file.
func ReadBaseline(path string) (*Baseline, error) {
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no baseline %s; `inflint baseline write --baseline %s PATH...` makes one of today's findings", path, path)
	case err != nil:
		return nil, fmt.Errorf("cannot read the baseline %s: %w", path, reason(err))
	}
	return ParseBaseline(path, data)
}

// ParseBaseline reads a baseline that is to be in the named file.
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
	if file.Version != baselineVersion {
		return fmt.Errorf("its version is %d, and this inflint knows version %d", file.Version, baselineVersion)
	}
	for i, f := range file.Findings {
		key := accepted{f.File, f.Rule, f.Object, f.Directive}
		switch {
		case f.File == "" || f.Rule == "":
			return fmt.Errorf("finding %d has no file or no rule", i+1)
		case f.Count < 1:
			return fmt.Errorf("finding %d has the count %d", i+1, f.Count)
		case b.allowed[key] > 0:
			return fmt.Errorf("finding %d stands there twice", i+1)
		}
		b.allowed[key] = f.Count
	}
	return nil
}

// locate adds the line to an error that says where in the JSON it lies.
func locate(err error, data []byte) error {
	var offset int64
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		offset = syntax.Offset
	} else if kind := (*json.UnmarshalTypeError)(nil); errors.As(err, &kind) {
		offset = kind.Offset
	} else {
		return err
	}
	line := 1 + bytes.Count(data[:min(offset, int64(len(data)))], []byte("\n"))
	return fmt.Errorf("line %d: %w", line, err)
}

// Findings returns what the baseline has, in order.
func (b *Baseline) Findings() []AcceptedFinding {
	list := []AcceptedFinding{}
	for key, count := range b.allowed {
		list = append(list, AcceptedFinding{key.File, key.Rule, key.Object, key.Directive, count})
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
