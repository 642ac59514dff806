package sddl

// deviceConstants lists the descriptors of wdmsec.h. The header declares the last
// two in comments alone: one that lets everybody append, and one it warns of.
var deviceConstants = [...]DeviceConstant{
	{"SDDL_DEVOBJ_KERNEL_ONLY", "D:P", "the kernel alone, not even SYSTEM"},
	{"SDDL_DEVOBJ_INF_SUPPLIED", "D:P", "the kernel alone, until the descriptor of the INF file applies"},
	{"SDDL_DEVOBJ_SYS_ALL", "D:P(A;;GA;;;SY)", "SYSTEM has full control"},
	{"SDDL_DEVOBJ_SYS_ALL_ADM_ALL", "D:P(A;;GA;;;SY)(A;;GA;;;BA)", "SYSTEM and administrators have full control"},
	{"SDDL_DEVOBJ_SYS_ALL_ADM_RX", "D:P(A;;GA;;;SY)(A;;GRGX;;;BA)", "SYSTEM has full control, administrators read"},
	{
		"SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_R", "D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)",
		"administrators read and write, everyone reads, restricted code does not",
	},
	{
		"SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_R_RES_R", "D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)(A;;GR;;;RC)",
		"administrators read and write, everyone reads, restricted code too",
	},
	{
		"SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_RW_RES_R", "D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GRGW;;;WD)(A;;GR;;;RC)",
		"everyone reads and writes, restricted code reads",
	},
	{
		"SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_RWX_RES_RWX", "D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GRGWGX;;;WD)(A;;GRGWGX;;;RC)",
		"everyone reads, writes and traverses, restricted code too",
	},
	{
		"SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_A", "D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;0x0004;;;WD)",
		"everyone appends, and can neither read nor write",
	},
	{
		"SDDL_DEVOBJ_SYS_ALL_ADM_ALL_WORLD_ALL_RES_ALL", "D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GA;;;WD)(A;;GA;;;RC)",
		"everyone has full control, and can lock everyone else out",
	},
}

// deviceSIDs are the SIDs that the page on SDDL for device objects lists.
var deviceSIDs = [...]string{"SY", "LS", "NS", "BA", "BU", "BG", "AU", "AN", "IU", "NU", "WD", "RC", "UD"}

// deviceRights are the letters that page lists.
var deviceRights = [...]string{"GA", "GR", "GW", "GX", "RC", "SD", "WD", "WO"}
