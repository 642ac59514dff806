package rules

import (
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

// A rightsFamily is what a pair of letters for rights was made for.
type rightsFamily string

// The families of rights. Generic and standard rights belong to every object.
const (
	fileRights      rightsFamily = "files"
	keyRights       rightsFamily = "registry keys"
	labelRights     rightsFamily = "mandatory labels"
	directoryRights rightsFamily = "objects of a directory service"
)

// A namedRight is a pair of letters of a family.
type namedRight struct {
	letters string
	family  rightsFamily
	// generic is the right to write instead: one that every kind of object has.
	generic string
}

// namedRights lists the pairs of sddl.h that belong to one kind of object
// ("ACE strings", Windows documentation).
var namedRights = []namedRight{
	{"FA", fileRights, "GA"}, {"FR", fileRights, "GR"}, {"FW", fileRights, "GW"}, {"FX", fileRights, "GX"},
	{"KA", keyRights, "GA"}, {"KR", keyRights, "GR"}, {"KW", keyRights, "GW"}, {"KX", keyRights, "GX"},
	{"NW", labelRights, ""}, {"NR", labelRights, ""}, {"NX", labelRights, ""},
	{"CC", directoryRights, ""}, {"DC", directoryRights, ""}, {"LC", directoryRights, ""},
	{"SW", directoryRights, ""}, {"RP", directoryRights, ""}, {"WP", directoryRights, ""},
	{"DT", directoryRights, ""}, {"LO", directoryRights, ""}, {"CR", directoryRights, ""},
}

// mask returns the bits that the letters stand for.
func (r namedRight) mask() sddl.AccessMask {
	mask, _ := sddl.LookupRight(r.letters)
	return mask
}

// atHome reports whether rights of a family are at home on a kind of object.
// Devices are opened as files are; services, WMI GUIDs and event channels have no
// letters of their own and are customarily written with those of the directory
// service.
func (family rightsFamily) atHome(kind sddl.ObjectKind) bool {
	switch kind {
	case sddl.KindDevice, sddl.KindFile:
		return family == fileRights
	case sddl.KindKey:
		return family == keyRights
	}
	return family == directoryRights
}

// foreignRights returns the rights in an entry, as written, that belong to another
// kind of object, and all rights of the entry that do not.
func foreignRights(d *access.Descriptor, ace *sddl.ACE) (foreign []namedRight, rest sddl.AccessMask) {
	for _, letters := range rightLetters(d, ace) {
		right := lookupRight(letters)
		if right.family != "" && !right.family.atHome(d.Object.Rights) {
			foreign = append(foreign, right)
			continue
		}
		rest |= d.Object.Rights.Mapping().Map(right.mask())
	}
	return foreign, rest
}

// rightLetters returns the pairs of letters that an entry's rights are written
// with; none where they are a number.
func rightLetters(d *access.Descriptor, ace *sddl.ACE) []string {
	written := strings.ToUpper(strings.ReplaceAll(text(d, ace.Spans.Rights), " ", ""))
	if written == "" || strings.IndexByte("+-0123456789", written[0]) >= 0 {
		return nil
	}
	var pairs []string
	for ; len(written) > 1; written = written[2:] {
		pairs = append(pairs, written[:2])
	}
	return pairs
}

func lookupRight(letters string) namedRight {
	for _, r := range namedRights {
		if r.letters == letters {
			return r
		}
	}
	return namedRight{letters: letters}
}
