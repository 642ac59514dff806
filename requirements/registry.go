package requirements

import (
	"slices"
	"strings"
)

// Key judges a line of an INF file that writes to the registry, by its root (HKR,
// HKLM, ...) and the key below that. That a key is excepted does not mean that
// InfVerif has nothing else against it (1222, 1223, 1323).
func (*Rules) Key(root, key string) Standing {
	switch strings.ToUpper(root) {
	case "HKR":
		return Isolated
	case "HKCR":
		return Excepted
	case "HKLM":
		if below(key, exceptedKeys) {
			return Excepted
		}
	}
	return Forbidden
}

// UniversalKey reports whether a line of the AddReg of a universal driver (/u) may
// write to a key.
func UniversalKey(root, key string) bool {
	switch strings.ToUpper(root) {
	case "HKR", "HKCR":
		return true
	case "HKLM":
		return below(key, universalKeys)
	}
	return false
}

// below reports whether a key is one of a list, or below one.
func below(key string, list []string) bool {
	key = strings.ToLower(strings.Trim(key, `\`))
	return slices.ContainsFunc(list, func(parent string) bool {
		rest, in := strings.CutPrefix(key, parent)
		return in && (rest == "" || rest[0] == '\\')
	})
}
