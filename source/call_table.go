package source

// argumentKind says what is read of an argument.
type argumentKind uint8

const (
	ignored     argumentKind = iota
	number32                 // a number or a constant
	unicodeName              // a pointer to a UNICODE_STRING
)

// calls are the functions that are read, with their number of arguments and what is read
// of each. The wdmsec library has its functions under both names.
var calls = map[string]struct {
	arguments int
	read      map[int]argumentKind
}{
	"IoCreateDevice":                        {7, map[int]argumentKind{2: unicodeName, 3: number32, 4: number32, 5: number32}},
	"IoCreateDeviceSecure":                  {9, secureArguments()},
	"WdmlibIoCreateDeviceSecure":            {9, secureArguments()},
	"WdfControlDeviceInitAllocate":          {2, map[int]argumentKind{1: unicodeName}},
	"WdfPdoInitAllocate":                    {1, nil},
	"WdfDeviceInitAssignSDDLString":         {2, map[int]argumentKind{1: unicodeName}},
	"WdfDeviceInitAssignName":               {2, map[int]argumentKind{1: unicodeName}},
	"WdfDeviceInitSetCharacteristics":       {3, map[int]argumentKind{1: number32, 2: number32}},
	"WdfDeviceInitSetDeviceType":            {2, map[int]argumentKind{1: number32}},
	"WdfDeviceInitSetExclusive":             {2, map[int]argumentKind{1: number32}},
	"WdfDeviceInitSetDeviceClass":           {2, nil},
	"WdfFdoInitSetFilter":                   {1, nil},
	"WdfPdoInitAssignRawDevice":             {2, nil},
	"WdfDriverCreate":                       {5, nil},
	"WdfDeviceCreate":                       {3, nil},
	"WdfDeviceMiniportCreate":               {6, nil},
	"WdfDeviceCreateDeviceInterface":        {3, map[int]argumentKind{2: unicodeName}},
	"IoRegisterDeviceInterface":             {4, map[int]argumentKind{2: unicodeName}},
	"WdfDeviceCreateSymbolicLink":           {2, map[int]argumentKind{1: unicodeName}},
	"IoCreateSymbolicLink":                  {2, map[int]argumentKind{0: unicodeName, 1: unicodeName}},
	"NdisRegisterDeviceEx":                  {4, nil},
	"FltCreateCommunicationPort":            {8, nil},
	"FltBuildDefaultSecurityDescriptor":     {2, map[int]argumentKind{1: number32}},
	"RtlSetDaclSecurityDescriptor":          {4, nil},
	"ZwSetSecurityObject":                   {3, map[int]argumentKind{1: number32}},
	"IoValidateDeviceIoControlAccess":       {2, map[int]argumentKind{1: number32}},
	"WdmlibIoValidateDeviceIoControlAccess": {2, map[int]argumentKind{1: number32}},

	// These hand the device to a port library, which makes it.
	"NdisMRegisterMiniportDriver":     {5, nil},
	"NdisMRegisterMiniport":           {3, nil},
	"PcAddAdapterDevice":              {5, nil},
	"PcInitializeAdapterDriver":       {3, nil},
	"StorPortInitialize":              {4, nil},
	"ScsiPortInitialize":              {4, nil},
	"VideoPortInitialize":             {4, nil},
	"DxgkInitialize":                  {3, nil},
	"DxgkInitializeDisplayOnlyDriver": {3, nil},
	"HidRegisterMinidriver":           {1, nil},
	"KsInitializeDriver":              {3, nil},
	"ClassInitialize":                 {3, nil},
	"StreamClassRegisterMinidriver":   {3, nil},
	"StreamClassRegisterAdapter":      {3, nil},
	"USBCAMD_DriverEntry":             {6, nil},
}

func secureArguments() map[int]argumentKind {
	return map[int]argumentKind{2: unicodeName, 3: number32, 4: number32, 5: number32, 6: unicodeName}
}
