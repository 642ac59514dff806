package rules

// sampleServices are the services of microsoft/Windows-driver-samples (August 2026), in lower
// case and in order, without those whose names are plain words or parts of Windows.
var sampleServices = []string{
	"audiocodec", "avscamera", "avscan", "avshws", "avssamp", "bthechosamplecli", "bthechosamplesrv", "cancelsafe",
	"cxwmbclass", "defect_toastmon", "dynambus", "echo", "echo_2", "fakemdm", "firefly", "genpci", "hidusbfx2",
	"kbfiltr", "kdodsamp", "kmdf_enumswitches", "lsi_u3", "minispy", "moufiltr", "msforwardext", "msnmntr",
	"mspassthroughext", "muxmp", "muxmp_nc", "muxp", "muxp_nc", "namechanger", "ndislwf", "ndisprot60", "ndisprot630",
	"netvadapter", "netvmini60", "netvmini620", "netvmini630", "netvmini680", "nullfilter", "osrfx2_dchu_usersvc",
	"osrusbfx2", "pci9x5x", "plclient", "plpolicy", "prmfuncsample", "rtlwlans", "sampleacpipep", "sampledsm",
	"scm488c", "sdcavcodec", "sdcavdsp", "sdcavxu", "serialbuswdk", "simbatt", "simdevice", "simgpio", "simgpio_i2c",
	"simpleaudiosample", "simrep", "simsensor", "simtc", "singlecomponentfstatesvc", "skeletoni2c", "spbtesttool",
	"statbus", "swapbuffers", "sysvad_componentizedaudiosample", "toaster", "toasterfilter", "treeminiportsample",
	"treeosservicesample", "ucmcxucsi", "ucmtcpcicxclientsample", "ucmucsiacpisample", "ufxclientsample", "usbsamp",
	"vhidmini", "wdffeatured", "wdfmulticomp", "wdfsimple", "wdftoastmon", "wfpsamplercallouts", "wificxsampleclientkm",
	"wmisamp",
}
