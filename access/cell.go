package access

import "github.com/inflint/inflint/sddl"

// Cells are what each of [Principals] may do with an object.
type Cells [principalCount]Cell

// A Cell is what a principal may do with an object.
type Cell struct {
	Level   Level
	Rights  Rights
	Granted sddl.AccessMask // with generic rights mapped
	// ACEs are the indexes of the entries of the DACL that grant it, Denied those
	// of the entries that keep other rights from the principal.
	ACEs, Denied []int
	// Owned is set when the principal has some right because it owns the object.
	Owned bool
}

// CellsOf returns what a descriptor of an object of the kind grants.
func CellsOf(sd *sddl.SecurityDescriptor, kind sddl.ObjectKind) (cells Cells) {
	for i, p := range Principals() {
		result := Check(sd, &p.Token, kind)
		cells[i] = cellOf(&result, kind)
	}
	return cells
}

func unknownCells() (cells Cells) {
	for i := range cells {
		cells[i].Level = UnknownAccess
	}
	return cells
}

func cellOf(r *sddl.Result, kind sddl.ObjectKind) Cell {
	rights := RightsOf(kind, r.Granted)
	cell := Cell{
		Level: LevelOf(rights), Rights: rights, Granted: r.Granted,
		ACEs: r.ACEs(r.Granted), Denied: r.ACEs(r.Desired &^ r.Granted),
	}
	for rest := r.Granted; rest != 0; rest &= rest - 1 {
		cell.Owned = cell.Owned || r.DecidedBy(rest&-rest).Kind == sddl.ByOwner
	}
	return cell
}

// A Level is what a cell of the access map shows: the most that a principal may do.
type Level uint8

// The levels, each with those before it in mind. Full stands for control over the
// descriptor or its owner, with which a principal can give itself the rest.
const (
	NoAccess Level = iota
	OpenOnly       // some right, but neither to read nor to write
	ReadOnly
	ReadWrite // or writing alone
	FullControl
	UnknownAccess // the file does not tell
)

var levelNames = [...]string{"none", "open only", "read", "write", "full control", "unknown"}

// String returns the level in words.
func (l Level) String() string { return levelNames[l] }

// LevelOf returns the level of some rights.
func LevelOf(r Rights) Level {
	switch {
	case r&Control != 0:
		return FullControl
	case r&Write != 0:
		return ReadWrite
	case r&Read != 0:
		return ReadOnly
	case r != 0:
		return OpenOnly
	}
	return NoAccess
}
