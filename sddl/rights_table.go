package sddl

// kindRow is what distinguishes one kind of object from another.
type kindRow struct {
	mapping              GenericMapping
	read, write, execute AccessMask
	words                []rightWord // weightiest first
}

// rightWord names a right. A row applies if all bits of its mask are there; later
// rows speak only of the bits that are left.
type rightWord struct {
	mask AccessMask
	word string
}

// unknownKind serves a kind that is none of the constants.
var unknownKind = kindRow{words: standardWords}

// kindTable is indexed by ObjectKind. The mappings are those of winnt.h
// (file, key) and winsvc.h (service), and those the kernel's WMI and the event log
// service use; of COM's only what all rights are is known. Devices are opened as files are.
var kindTable = [...]kindRow{
	KindDevice: {
		mapping: GenericMapping{fileRead, fileWrite, fileExecute, fileAll},
		read:    0x1, write: 0x2 | 0x4, execute: 0x20,
		words: deviceWords,
	},
	KindFile: {
		mapping: GenericMapping{fileRead, fileWrite, fileExecute, fileAll},
		read:    0x1, write: 0x2 | 0x4 | 0x10 | 0x40 | 0x100, execute: 0x20,
		words: fileWords,
	},
	KindKey: {
		mapping: GenericMapping{keyRead, keyWrite, keyRead, keyAll},
		read:    0x1 | 0x8 | 0x10, write: 0x2 | 0x4 | 0x20,
		words: keyWords,
	},
	KindService: {
		mapping: GenericMapping{0x2008d, 0x20002, 0x20170, 0xf01ff},
		read:    0x1 | 0x4 | 0x8 | 0x80, write: 0x2, execute: 0x10 | 0x20 | 0x40 | 0x100,
		words: serviceWords,
	},
	KindWMIGUID: {
		mapping: GenericMapping{0x1, 0x2, 0x10, 0x120fff},
		read:    0x1, write: 0x2, execute: 0x10,
		words: wmiWords,
	},
	KindEventChannel: {
		mapping: GenericMapping{0x20001, 0x20002, 0x20000, 0xf0007},
		read:    0x1, write: 0x2 | 0x4,
		words: eventWords,
	},
	KindCOMLaunch: {
		mapping: GenericMapping{All: 0x1f},
		execute: 0x1f,
		words:   comLaunchWords,
	},
	KindCOMAccess: {
		mapping: GenericMapping{All: 0x7},
		execute: 0x7,
		words:   comAccessWords,
	},
	KindPort: { // FLT_PORT_CONNECT and FLT_PORT_ALL_ACCESS (fltUserStructures.h)
		mapping: GenericMapping{All: 0x1f0001},
		execute: 0x1,
		words:   portWords,
	},
}

// The standard rights end every list, in this order.
var standardWords = []rightWord{
	{WriteDAC, "change permissions (WRITE_DAC)"},
	{WriteOwner, "take ownership (WRITE_OWNER)"},
	{Delete, "delete"},
	{ReadControl, "read permissions (READ_CONTROL)"},
	{Synchronize, "synchronize"},
	{AccessSystemSecurity, "read and change auditing (ACCESS_SYSTEM_SECURITY)"},
	{MaximumAllowedBit, "as much as is allowed (MAXIMUM_ALLOWED)"},
}

var deviceWords = []rightWord{
	{fileAll, "full control"},
	{0x1, "read data"},
	{0x2, "write data"},
	{0x4, "append data"},
	{0x20, "traverse"},
	{WriteDAC, "change permissions (WRITE_DAC)"},
	{WriteOwner, "take ownership (WRITE_OWNER)"},
	{Delete, "delete"},
	{0x40, "delete child"},
	{0x8, "read extended attributes"},
	{0x10, "write extended attributes"},
	{0x80, "read attributes"},
	{0x100, "write attributes"},
	{ReadControl, "read permissions (READ_CONTROL)"},
	{Synchronize, "synchronize"},
}

var fileWords = []rightWord{
	{fileAll, "full control"},
	{0x1, "read data"},
	{0x2, "write data"},
	{0x4, "append data"},
	{0x20, "execute"},
	{WriteDAC, "change permissions (WRITE_DAC)"},
	{WriteOwner, "take ownership (WRITE_OWNER)"},
	{Delete, "delete"},
	{0x40, "delete child"},
	{0x8, "read extended attributes"},
	{0x10, "write extended attributes"},
	{0x80, "read attributes"},
	{0x100, "write attributes"},
	{ReadControl, "read permissions (READ_CONTROL)"},
	{Synchronize, "synchronize"},
}

var keyWords = []rightWord{
	{keyAll, "full control"},
	{0x1, "query values"},
	{0x2, "set values"},
	{0x4, "create subkeys"},
	{0x20, "create links"},
	{WriteDAC, "change permissions (WRITE_DAC)"},
	{WriteOwner, "take ownership (WRITE_OWNER)"},
	{Delete, "delete"},
	{0x8, "enumerate subkeys"},
	{0x10, "be notified of changes"},
	{0x100, "64-bit view"},
	{0x200, "32-bit view"},
	{ReadControl, "read permissions (READ_CONTROL)"},
	{Synchronize, "synchronize"},
}

var serviceWords = []rightWord{
	{0xf01ff, "full control"},
	{0x2, "change configuration"},
	{WriteDAC, "change permissions (WRITE_DAC)"},
	{WriteOwner, "take ownership (WRITE_OWNER)"},
	{Delete, "delete"},
	{0x10, "start"},
	{0x20, "stop"},
	{0x40, "pause and continue"},
	{0x100, "send user-defined controls"},
	{0x1, "query configuration"},
	{0x4, "query status"},
	{0x8, "enumerate dependents"},
	{0x80, "interrogate"},
	{ReadControl, "read permissions (READ_CONTROL)"},
	{Synchronize, "synchronize"},
}

var wmiWords = []rightWord{
	{0x120fff, "full control"},
	{0x1, "query data"},
	{0x2, "set data"},
	{0x10, "execute methods"},
	{WriteDAC, "change permissions (WRITE_DAC)"},
	{WriteOwner, "take ownership (WRITE_OWNER)"},
	{Delete, "delete"},
	{0x4, "receive notifications"},
	{0x8, "read description"},
	{0x20, "create real-time log sessions"},
	{0x40, "create log sessions on disk"},
	{0x80, "enable the provider"},
	{0x100, "access the kernel logger"},
	{0x200, "log events"},
	{0x400, "consume real-time events"},
	{0x800, "register the provider"},
	{0x1000, "join the provider group"},
	{ReadControl, "read permissions (READ_CONTROL)"},
	{Synchronize, "synchronize"},
}

var eventWords = []rightWord{
	{0xf0007, "full control"},
	{0x1, "read events"},
	{0x2, "write events"},
	{0x4, "clear the log"},
	{WriteDAC, "change permissions (WRITE_DAC)"},
	{WriteOwner, "take ownership (WRITE_OWNER)"},
	{Delete, "delete"},
	{ReadControl, "read permissions (READ_CONTROL)"},
	{Synchronize, "synchronize"},
}

// The rights to a COM server ("Access Control Lists for COM", Windows documentation).
var comLaunchWords = []rightWord{
	{0x1f, "launch and activate, here and from other machines"},
	{0x2, "launch here"},
	{0x4, "launch from other machines"},
	{0x8, "activate here"},
	{0x10, "activate from other machines"},
	{0x1, "execute (COM_RIGHTS_EXECUTE)"},
}

var portWords = []rightWord{
	{0x1, "connect (FLT_PORT_CONNECT)"},
}

var comAccessWords = []rightWord{
	{0x7, "call here and from other machines"},
	{0x2, "call here"},
	{0x4, "call from other machines"},
	{0x1, "execute (COM_RIGHTS_EXECUTE)"},
}
