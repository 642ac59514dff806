package requirements

// exceptedDirids are the destinations besides the driver store (13) that
// [DestinationDirs] may still have. Source: the page "InfVerif /h", section "File
// Paths".
var exceptedDirids = []int{
	10, 11, 12, 23, 51, 52, 55,
	16422, 16425, 16426, 16427, 16428,
	66000, 66001, 66002, 66003, 66004,
}

// deprecatedDirids are those that InfVerif reports as 1340 or 1341. Source: the page
// "Using dirids", which has them as deprecated from Windows 11, version 24H2, on, where
// an INF file is submitted for a WHQL signature.
var deprecatedDirids = []int{
	-1, 1, 17, 18, 20, 21, 24, 25, 30, 50, 53, 54,
	16406, 16407, 16408, 16409, 16415, 16419, 16429, 16430,
}
