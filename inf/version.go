package inf

import "strings"

// A Version is what [Version] says about a driver package. The lines that are not
// there are nil. Source: the documentation of the INF Version section.
type Version struct {
	Class, ClassGUID *Entry
	Provider         *Entry
	DriverVer        *Entry
	// Catalogs are the CatalogFile lines, those with a platform extension among
	// them.
	Catalogs []*Entry
	// PnpLockdown set to 1 keeps programs from replacing the driver's files.
	PnpLockdown *Entry
	// ExtensionID tells the extension INFs of one driver apart.
	ExtensionID *Entry
	// ClassVer is 4.0 for a printer driver of version 4 ("V4 Driver INF").
	ClassVer *Entry
}

// extensionClass is the setup class of extension INFs (documentation of "Using an
// extension INF file").
const extensionClass = "{e2f84ce7-8efa-411c-aa69-97454ca4cb57}"

var versionKeys = []string{"Class", "ClassGuid", "Provider", "DriverVer", "PnpLockdown", "ExtensionId", "ClassVer"}

// Version returns what [Version] says.
func (f *File) Version() Version { return f.version }

func (f *File) readVersion() {
	v := &f.version
	into := [...]**Entry{&v.Class, &v.ClassGUID, &v.Provider, &v.DriverVer, &v.PnpLockdown, &v.ExtensionID, &v.ClassVer}
	for _, e := range f.Section("Version").Entries() {
		if e.Key == nil {
			continue
		}
		if i := placeOf(versionKeys, e.Key.Value); i >= 0 && *into[i] == nil {
			*into[i] = e
		}
		if key, platform, _ := strings.Cut(e.Key.Value, "."); sameName(key, "CatalogFile") && (platform == "" || sameName(platform[:min(2, len(platform))], "nt")) {
			v.Catalogs = append(v.Catalogs, e)
		}
	}
}

// Extension reports whether the file is an extension INF: what it installs is put
// on top of what the device's own INF file installs.
func (v Version) Extension() bool {
	if v.ClassGUID != nil {
		return strings.EqualFold(v.ClassGUID.Value(1), extensionClass)
	}
	return v.Class != nil && sameName(v.Class.Value(1), "Extension")
}
