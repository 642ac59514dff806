package infs

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A Family is a kind of INF file.
type Family struct {
	Name string
	// Make returns a text of about the given number of bytes, and not less.
	Make func(seed uint64, size int) string
}

// Families returns the kinds of file that driver packages have, by what most of
// their lines are about, and a mixture of all.
func Families() []Family {
	units := []struct {
		name string
		add  func(d *document, i int)
	}{
		{"devices", device}, {"registry", registry}, {"files", files}, {"services", service}, {"interfaces", interfaces},
		{"wmi-and-events", wmi}, {"strings", tokens}, {"comments", comments}, {"bytes", hexBytes}, {"descriptors", descriptor},
	}
	var families []Family
	for _, u := range units {
		families = append(families, Family{u.name, maker(u.add)})
	}
	return append(families, Family{"mixed", maker(func(d *document, i int) { units[d.IntN(len(units))].add(d, i) })})
}

// maker returns a function that makes files of units of which each has a number.
func maker(add func(d *document, i int)) func(uint64, int) string {
	return func(seed uint64, size int) string {
		d := &document{Rand: rand.New(rand.NewPCG(seed, 0)), sections: map[string]*strings.Builder{}}
		d.begin()
		for i := 0; i == 0 || d.size < size; i++ {
			add(d, i)
		}
		return d.String()
	}
}

func (d *document) begin() {
	d.line("Version", "Signature = %q", "$Windows NT$")
	d.line("Version", "Class = %s", d.pick("System", "HIDClass", "Ports", "Net", "AcmeGauge"))
	d.line("Version", "Provider = %%Acme%%\nDriverVer = 01/01/2026,1.0.0.0")
	if d.IntN(2) == 0 {
		d.line("Version", "CatalogFile = acme.cat\nPnpLockdown = 1")
	}
	d.line("Manufacturer", "%%Acme%% = Models,NTamd64,NTarm64.10.0")
	d.line("Strings", "Acme = %q", "Acme Instruments")
	d.line("Acme.NT", "CopyFiles = Acme.Files")
	for _, models := range []string{"Models.NTamd64", "Models.NTarm64.10.0"} {
		d.line(models, "%q = Acme,PCI\\VEN_1234&DEV_0000", "Acme Gauge")
	}
}

func device(d *document, i int) {
	d.line("Models.NTamd64", "%q = Acme%d,PCI\\VEN_1234&DEV_%04X&SUBSYS_%08X", "Acme Gauge", i, i, d.Uint32())
	d.line(fmt.Sprintf("Acme%d.NT", i), "CopyFiles = Acme.Files")
	d.line(fmt.Sprintf("Acme%d.NT.Services", i), "AddService = acme,2,Acme.Service")
	if d.IntN(3) > 0 {
		d.line(fmt.Sprintf("Acme%d.NT.HW", i), "AddReg = Acme%d.Security", i)
		d.line(fmt.Sprintf("Acme%d.Security", i), "HKR,,DeviceCharacteristics,0x10001,%s", d.pick("0x100", "0x80", "256"))
		d.line(fmt.Sprintf("Acme%d.Security", i), "HKR,,Security,,%q", d.pick("D:P(A;;GA;;;SY)(A;;GA;;;BA)", "D:P(A;;GA;;;SY)(A;;GRGW;;;WD)(A;;GR;;;RC)", "D:(A;;GA;;;WD)", "%Acme.Descriptor%"))
	}
}

func registry(d *document, i int) {
	d.line("Acme.NT", "AddReg = Acme.Reg%d", i/100)
	d.line(fmt.Sprintf("Acme.Reg%d", i/100), "%s,%q,%q,%s,%d", d.pick("HKR", "HKLM", "HKCR"), fmt.Sprintf(`Settings\Group%d`, i%50), fmt.Sprintf("Value%d", i), d.pick("", "0x10001", "0x00020000"), d.Uint32())
}

func files(d *document, i int) {
	list := fmt.Sprintf("Acme.Files%d", i/50)
	if i%50 == 0 {
		d.line("DestinationDirs", "%s = %s", list, d.pick("12", "13", "16422,Acme", "10,Temp", "24,Acme"))
		d.line("Acme.NT", "CopyFiles = %s", list)
		d.line(list+".Security", "%q", d.pick("D:P(A;;GA;;;SY)(A;;GA;;;BA)", "D:(A;;GA;;;BU)"))
	}
	d.line(list, "acme%d.%s,,,0x2", i, d.pick("sys", "dll", "dat", "exe"))
	d.line("SourceDisksFiles", "acme%d = 1,%s", i, d.pick("", "amd64"))
}

func service(d *document, i int) {
	section := fmt.Sprintf("Acme.Service%d", i)
	d.line("Acme.NT.Services", "AddService = acme%d,%s,%s", i, d.pick("", "2", "0x800"), section)
	d.line(section, "ServiceType = %s\nStartType = 3\nErrorControl = 1", d.pick("1", "0x10", "0x110"))
	d.line(section, "ServiceBinary = %%%s%%\\acme%d.%s", d.pick("12", "13", `16422%\Acme Tools%`), i, d.pick("sys", "exe"))
	if d.IntN(2) == 0 {
		d.line(section, "Security = %q", d.pick("D:P(A;;GA;;;SY)(A;;GA;;;BA)", "D:(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;AU)"))
	}
}

func interfaces(d *document, i int) {
	section := fmt.Sprintf("Acme.Interface%d", i)
	d.line("Acme.NT.Interfaces", "AddInterface = {%08x-6c1e-4b8e-9a57-2d4f6b8c1e3a},%s,%s", d.Uint32(), d.pick("", "pipe"), section)
	d.line(section, "AddReg = %s.Reg", section)
	d.line(section+".Reg", "HKR,,%s,,%q", d.pick("Security", "FriendlyName"), "D:P(A;;GA;;;SY)(A;;GR;;;BU)")
}

func wmi(d *document, i int) {
	section := fmt.Sprintf("Acme.Trace%d", i)
	if i%2 == 0 {
		d.line("Acme.NT.WMI", "WMIInterface = {%08x-6c1e-4b8e-9a57-2d4f6b8c1e3a},%s,%s", d.Uint32(), d.pick("0", "1"), section)
		d.line(section, "Security = %q", d.pick("O:SYG:SYD:(A;;GA;;;SY)", "O:BAG:BAD:(A;;GA;;;WD)"))
		return
	}
	d.line("Acme.NT.Events", "AddEventProvider = {%08x-6c1e-4b8e-9a57-2d4f6b8c1e3a},%s", d.Uint32(), section)
	d.line(section, "ProviderName = Acme-%d\nImportChannel = System\nAddChannel = Acme/%d,Analytic,%s.Channel", i, i, section)
	d.line(section+".Channel", "Access = %q", d.pick("O:BAG:SYD:(A;;0x1;;;WD)", "O:BAG:SYD:(A;;0xf0007;;;SY)"))
}

func tokens(d *document, i int) {
	d.line("Models.NTamd64", "%%Acme.Name%d%% = Acme,PCI\\VEN_1234&DEV_%04X", i, i)
	d.line("Strings", "Acme.Name%d = %q", i, fmt.Sprintf("Acme Gauge %d of %s", i, d.pick("bronze", "steel", "glass")))
	if i%3 == 0 {
		d.line("Strings.0407", "Acme.Name%d = %q", i, fmt.Sprintf("Acme-Messgerät %d", i))
	}
}

func comments(d *document, i int) {
	d.line("Acme.NT", "; %s", strings.Repeat(d.pick("what follows is for the older gauges, ", "do not change; ", "-----"), 1+d.IntN(4)))
	if i%20 == 0 {
		d.line("Acme.NT", "; inflint:ignore INF20%d -- the service checks its callers", 1+d.IntN(9))
		d.line("Acme.NT", "CopyFiles = @acme%d.sys ; only administrators may write", i)
	}
}

func hexBytes(d *document, i int) {
	var list strings.Builder
	for j := range 128 {
		if j%24 == 23 {
			list.WriteString("\\\n  ")
		}
		fmt.Fprintf(&list, ",%02x", d.IntN(256))
	}
	d.line("Acme.NT", "AddReg = Acme.Bytes")
	d.line("Acme.Bytes", "HKR,Calibration,Table%d,1%s", i, list.String())
}

func descriptor(d *document, i int) {
	text := "D:P"
	for range 1 + d.IntN(40) {
		text += fmt.Sprintf("(%s;%s;%s;;;%s)", d.pick("A", "A", "D"), d.pick("", "CI", "OICI"), d.pick("GA", "GR", "GRGW", "0x1f01ff", "FA"),
			d.pick("SY", "BA", "WD", "AU", "BU", "LS", "RC", "AC", "S-1-5-32-547", fmt.Sprintf("S-1-5-21-1-2-3-%d", i)))
	}
	d.line("Acme.NT", "AddReg = Acme.Keys%d", i)
	d.line(fmt.Sprintf("Acme.Keys%d", i), "HKR,Settings%d,Value,0x10001,1", i)
	d.line(fmt.Sprintf("Acme.Keys%d.Security", i), "%q", text)
}
