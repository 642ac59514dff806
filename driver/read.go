package driver

import "slices"

// portFunctions give a driver's device away: the library that has the function makes the
// device. Libraries are not listed by name, for most have helpers too.
var portFunctions = []string{
	"NdisMRegisterMiniportDriver", "NdisMRegisterMiniport", "PcAddAdapterDevice",
	"PcInitializeAdapterDriver", "StorPortInitialize", "ScsiPortInitialize",
	"VideoPortInitialize", "DxgkInitialize", "DxgkInitializeDisplayOnlyDriver",
	"HidRegisterMinidriver", "KsInitializeDriver", "ClassInitialize",
	"StreamClassRegisterMinidriver", "StreamClassRegisterAdapter", "USBCAMD_DriverEntry",
}

// PortFunctions returns the functions by which a driver leaves its device to a port library,
// which makes it.
func PortFunctions() []string { return slices.Clone(portFunctions) }

// Read reads a driver, of at most [MaxSize] bytes. It executes nothing, and its result keeps
// none of src. Its error, an [*Error], means that nothing is known of the driver.
func Read(src []byte) (*Facts, error) {
	m, err := parseImage(src)
	if err != nil {
		return nil, err
	}
	f := &Facts{Machine: m.machine, Subsystem: m.subsystem, Version: m.readVersion()}
	if f.Imports, err = m.readImports(); err != nil {
		return nil, err
	}
	for _, i := range f.imported(portFunctions...) {
		if !slices.Contains(f.PortLibraries, i.Name) {
			f.PortLibraries = append(f.PortLibraries, i.Name)
		}
	}
	m.readModel(f)
	f.SecureLibrary = m.hasSecureLibrary(f)
	m.readDoors(f)
	return f, nil
}

// readModel finds the framework.
func (m *image) readModel(f *Facts) {
	bound := slices.ContainsFunc(f.Imports, func(i Import) bool {
		return i.Library == "wdfldr.sys" && i.Name == "WdfVersionBind"
	})
	kernel := slices.ContainsFunc(f.Imports, func(i Import) bool { return i.Library == "ntoskrnl.exe" || i.Library == "hal.dll" })
	records := m.bindRecords()
	switch {
	case m.exports("FxDriverEntryUm"):
		f.Model = UMDF
	case bound && len(records) == 1:
		f.Model, f.Framework = KMDF, &records[0]
		// Up to 1.11 the record has the table itself, from 1.15 on a variable that points to it.
		// The variable shows in that code reads it.
		f.Framework.variable = m.machine == ARM || m.machine == ARM64 || m.refersTo(f.Framework.table)
		m.readTable(f.Framework)
		f.MakesDevice = f.Framework.called[deviceCreate]
		f.Filter = f.Framework.called[fdoInitSetFilter]
	case !bound && len(records) == 0 && (m.subsystem == native || kernel):
		f.Model = NoFramework // a driver of UMDF 1 shows its framework nowhere
	}
}
