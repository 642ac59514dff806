package catalog

// An Answer is yes or no, if it is known.
type Answer int

// The answers.
const (
	NotKnown Answer = iota
	Yes
	No
)

func (a Answer) String() string { return [...]string{"not known", "yes", "no"}[a] }

func answer(yes bool) Answer {
	if yes {
		return Yes
	}
	return No
}
