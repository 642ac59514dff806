package lint

import (
	"iter"
	"strings"
)

// Inputs are a list of inputs. A run may have very many, and the garbage collector goes
// over all that has an address in it. So a file that [Find] came to, as most are, takes a
// place in a long text and nothing else.
type Inputs struct {
	places []named
	names  []string        // long texts
	last   strings.Builder // the last of them
	usual  Input           // what such files are, but for their names
	others []Input
}

// A named is where the name of a file stands, or the number among the others of an input
// that is more than a name.
type named struct{ text, start, end uint32 }

const (
	other     = ^uint32(0) // instead of the number of a text
	namesSize = 1 << 16    // of a text, or of the name in it, if that is longer
)

// Collect returns the inputs of a sequence.
func Collect(inputs iter.Seq[Input]) *Inputs {
	list := new(Inputs)
	for in := range inputs {
		list.Add(in)
	}
	return list
}

// Add adds an input at the end.
func (l *Inputs) Add(in Input) {
	if in.found && len(l.names) == 0 {
		l.usual = in
	}
	if !in.found || in.MaxSize != l.usual.MaxSize || in.Slack != l.usual.Slack {
		l.places = append(l.places, named{text: other, start: uint32(len(l.others))})
		l.others = append(l.others, in)
		return
	}
	if l.last.Cap()-l.last.Len() < len(in.Path) || len(l.names) == 0 {
		l.last = strings.Builder{}
		l.last.Grow(max(namesSize, len(in.Path)))
		l.names = append(l.names, "")
	}
	start := l.last.Len()
	l.last.WriteString(in.Path)
	text := len(l.names) - 1
	l.names[text] = l.last.String()
	l.places = append(l.places, named{uint32(text), uint32(start), uint32(l.last.Len())})
}

// Len returns the number of inputs.
func (l *Inputs) Len() int { return len(l.places) }

// at returns the input with a number.
func (l *Inputs) at(n int) Input {
	p := l.places[n]
	if p.text == other {
		return l.others[p.start]
	}
	in := l.usual
	in.Path = l.names[p.text][p.start:p.end]
	return in
}

// All yields the inputs in their order.
func (l *Inputs) All() iter.Seq[Input] {
	return func(yield func(Input) bool) {
		for n := range l.places {
			if !yield(l.at(n)) {
				return
			}
		}
	}
}
