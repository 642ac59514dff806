package rules

import (
	"strings"

	"github.com/inflint/inflint/rules/facts"
)

// This file recognizes the keys of the registry that belong to the Plug and Play
// manager, where lines reach them by their full names instead of by HKR.

// controlSet cuts SYSTEM\CurrentControlSet from the name of a key.
func controlSet(line *facts.SystemLine) (key string, ok bool) {
	key, ok = strings.CutPrefix(line.Key, `system\currentcontrolset\`)
	return key, ok && line.Root == "HKLM"
}

// setupClass returns the GUID of the setup class whose key, or whose key of
// properties, a line writes to.
func setupClass(line *facts.SystemLine) (guid string, ok bool) {
	key, ok := controlSet(line)
	if !ok {
		return "", false
	}
	guid, ok = strings.CutPrefix(key, `control\class\`)
	guid = strings.TrimSuffix(guid, `\properties`)
	return guid, ok && strings.HasPrefix(guid, "{") && !strings.Contains(guid, `\`)
}

// deviceKey reports whether a line writes to the hardware key of a device:
// Enum\enumerator\device ID\instance ID.
func deviceKey(line *facts.SystemLine) bool {
	key, ok := controlSet(line)
	return ok && strings.HasPrefix(key, `enum\`) && strings.Count(key, `\`) == 3
}
