package rules

// dirids are the directories that INF files name by numbers, and who may write to
// them by default. Names: "Using dirids" in the Windows driver documentation and,
// from 16384 on, the CSIDL constants of shlobj.h. Numbers that are not here (the
// driver's own ones, those of printer drivers) stand for directories that are not
// known.
//
// Who may write: the directories of Windows and Program Files are for its
// installers alone. In the root of the system disk what is created inherits
// "modify" for authenticated users ("Access Control: Understanding Windows File
// And Registry Permissions", MSDN Magazine, November 2008); the public folders
// have it for everybody who logs on. ProgramData and the folder of color profiles
// let users add files, and change those that they added.
var dirids = []dirid{
	{10, `%SystemRoot%`, forInstallers, windowsDir},
	{11, `%SystemRoot%\system32`, forInstallers, windowsDir},
	{12, `%SystemRoot%\system32\drivers`, forInstallers, windowsDir},
	{13, `the driver store`, forInstallers, windowsDir},
	{17, `%SystemRoot%\inf`, forInstallers, windowsDir},
	{18, `%SystemRoot%\help`, forInstallers, windowsDir},
	{20, `%SystemRoot%\fonts`, forInstallers, windowsDir},
	{21, `%SystemRoot%\system32\viewers`, forInstallers, windowsDir},
	{23, `%SystemRoot%\system32\spool\drivers\color`, usersAdd, windowsDir},
	{24, `the root of the system disk`, usersChange, 0},
	{30, `the root of the boot disk`, usersChange, 0},
	{50, `%SystemRoot%\system`, forInstallers, windowsDir},
	{51, `%SystemRoot%\system32\spool`, forInstallers, windowsDir},
	{52, `%SystemRoot%\system32\spool\drivers`, forInstallers, windowsDir},
	{53, `the profile of a user`, ownerChanges, hasBlank},
	{55, `%SystemRoot%\system32\spool\prtprocs`, forInstallers, windowsDir},

	{16384, `the desktop of a user`, ownerChanges, hasBlank},
	{16386, `the Start menu of a user`, ownerChanges, hasBlank},
	{16389, `the documents of a user`, ownerChanges, hasBlank},
	{16390, `the favorites of a user`, ownerChanges, hasBlank},
	{16391, `the Startup folder of a user`, ownerChanges, hasBlank},
	{16392, `the recent files of a user`, ownerChanges, hasBlank},
	{16393, `the SendTo folder of a user`, ownerChanges, hasBlank},
	{16395, `the Start menu of a user`, ownerChanges, hasBlank},
	{16397, `the music of a user`, ownerChanges, hasBlank},
	{16398, `the videos of a user`, ownerChanges, hasBlank},
	{16400, `the desktop of a user`, ownerChanges, hasBlank},
	{16403, `the network shortcuts of a user`, ownerChanges, hasBlank},
	{16405, `the templates of a user`, ownerChanges, hasBlank},
	{16410, `the roaming data of a user`, ownerChanges, hasBlank},
	{16411, `the printer shortcuts of a user`, ownerChanges, hasBlank},
	{16412, `the local data of a user`, ownerChanges, hasBlank},
	{16416, `the internet cache of a user`, ownerChanges, hasBlank},
	{16417, `the cookies of a user`, ownerChanges, hasBlank},
	{16418, `the history of a user`, ownerChanges, hasBlank},
	{16419, `ProgramData`, usersAdd, 0},
	{16420, `%SystemRoot%`, forInstallers, windowsDir},
	{16421, `%SystemRoot%\system32`, forInstallers, windowsDir},
	{16422, `Program Files`, forInstallers, hasBlank},
	{16423, `the pictures of a user`, ownerChanges, hasBlank},
	{16424, `the profile of a user`, ownerChanges, hasBlank},
	{16425, `%SystemRoot%\SysWOW64`, forInstallers, windowsDir},
	{16426, `Program Files (x86)`, forInstallers, hasBlank},
	{16427, `Program Files\Common Files`, forInstallers, hasBlank},
	{16428, `Program Files (x86)\Common Files`, forInstallers, hasBlank},
	{16430, `Public Documents`, usersChange, hasBlank},
	{16432, `the administrative tools of a user`, ownerChanges, hasBlank},
	{16437, `Public Music`, usersChange, hasBlank},
	{16438, `Public Pictures`, usersChange, hasBlank},
	{16439, `Public Videos`, usersChange, hasBlank},
}

// namedDirids are further names of "Using dirids", for directories of which it is not known
// who may write there, or which are none on the disk of Windows.
var namedDirids = map[int]string{
	absolutePath: "a path in full", absolutePath16: "a path in full",
	sourceFolder: "the folder that the INF file is installed from",
	25:           "the shared directory",
	54:           "the directory of the boot loader",
	16406:        "the Start menu of all users",
	16407:        "the programs in the Start menu of all users",
	16408:        "the Startup folder of all users",
	16409:        "the desktop of all users",
	16415:        "the favorites of all users",
	16429:        "the templates of all users",
}

// subdirectories are directories below those with numbers to which others may write by
// default than to these. Users may read the store of device metadata, and not write to it
// ("Deploying device metadata packages").
var subdirectories = []struct {
	path    string
	writers writers
}{
	{`%SystemRoot%\temp`, usersAdd},
	{`%SystemRoot%\tasks`, usersAdd},
	{`%SystemRoot%\tracing`, usersAdd},
	{`%SystemRoot%\system32\spool\drivers\color`, usersAdd},
	{`ProgramData\Microsoft\Windows\DeviceMetadataStore`, forInstallers},
}
