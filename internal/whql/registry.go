package whql

import "strings"

// Key judges a line of an INF file that writes to the registry, by its root (HKR,
// HKLM, ...) and the key below that. That a key is excepted does not mean that
// InfVerif has nothing else against it (1222, 1223, 1323).
func Key(root, key string) Standing {
	switch strings.ToUpper(root) {
	case "HKR":
		return Isolated
	case "HKCR":
		return Excepted
	case "HKLM":
		key = strings.ToLower(strings.Trim(key, `\`))
		for _, e := range excepted {
			if rest, in := strings.CutPrefix(key, e); in && (rest == "" || rest[0] == '\\') {
				return Excepted
			}
		}
	}
	return Forbidden
}
