package facts

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// ServicesKey is the beginning of the keys of services, as CanonicalKey spells it.
const ServicesKey = `system\currentcontrolset\services\`

// Subkey returns the key that a line names below its root.
func Subkey(line inf.RegLine) string {
	if line.Subkey == nil {
		return ""
	}
	return strings.Trim(line.Subkey.Value, `\`)
}

// CanonicalKey spells the name of a key below HKEY_LOCAL_MACHINE in one way:
// without regard to case, to the number of the control set, and to whether 32-bit
// programs are meant.
func CanonicalKey(key string) string {
	key = strings.ToLower(strings.Trim(key, `\`))
	root, rest, _ := strings.Cut(key, `\`)
	first, below, _ := strings.Cut(rest, `\`)
	switch {
	case root == "software" && (first == "wow6432node" || first == "wowaa32node"):
		return root + `\` + below
	case root == "system" && isControlSet(first):
		return root + `\currentcontrolset\` + below
	}
	return key
}

// isControlSet reports whether a key is ControlSet001 or the like.
func isControlSet(key string) bool {
	digits, ok := strings.CutPrefix(key, "controlset")
	return ok && len(digits) == 3 && strings.Trim(digits, "0123456789") == ""
}
