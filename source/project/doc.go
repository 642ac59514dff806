// Package project reads which files make a driver, and what the build makes of them.
//
// # The model
//
// A driver's project (.vcxproj, or a sources file of the old kit) names the binary, the
// kind of driver and the files that are compiled. An INF file and a project belong
// together by the name of the binary, never by the folder. Property sheets (.props) hold
// a part of a project; [Project.With] puts them to it.
//
// A property may have a value for each configuration and platform. Which one was built is
// not known, so a property is known only if all its values agree. A value that takes
// another property, as $(SolutionName), is unknown; $(ProjectName) and
// $(MSBuildProjectName) are the file's own name. Conditions are kept as they are written,
// and none is decided.
//
// DriverType WDM is good evidence. DriverType KMDF is a hint: some drivers have it and
// never call the framework. What the files say decides; see package source.
package project
