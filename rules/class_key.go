package rules

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// This file recognizes the keys of the registry that belong to the Plug and Play
// manager, where lines reach them by their full names instead of by HKR.

// controlSet cuts SYSTEM\CurrentControlSet, or the control set of a number, from
// the name of a key. The rest is in lower case.
func controlSet(line inf.RegLine) (key string, ok bool) {
	if line.Root != "HKLM" || line.Subkey == nil {
		return "", false
	}
	key, ok = strings.CutPrefix(strings.ToLower(strings.Trim(line.Subkey.Value, `\`)), `system\`)
	if !ok {
		return "", false
	}
	set, key, ok := strings.Cut(key, `\`)
	number, numbered := strings.CutPrefix(set, "controlset")
	return key, ok && (set == "currentcontrolset" || numbered && number != "" && strings.Trim(number, "0123456789") == "")
}

// setupClass returns the GUID of the setup class whose key, or whose key of
// properties, a line writes to.
func setupClass(line inf.RegLine) (guid string, ok bool) {
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
func deviceKey(line inf.RegLine) bool {
	key, ok := controlSet(line)
	return ok && strings.HasPrefix(key, `enum\`) && strings.Count(key, `\`) == 3
}
