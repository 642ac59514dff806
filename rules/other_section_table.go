package rules

// otherSections are patterns (see path.Match) for the names, in lower case, of
// sections that are read although nothing in the file names them.
var otherSections = []string{
	"defaultinstall.*", "defaultuninstall.*", // for versions of Windows: samples of minifilters in Windows-driver-samples
	"*.remove", "*.remove.*", // network components: "INF requirements for network components"
	"targetcomputers", "targetcomputers.*", // extension INF files: "INF TargetComputers section"
}
