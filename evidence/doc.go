// Package evidence holds what stands beside an INF file and says something about the doors
// of its drivers: driver binaries, projects and source.
//
// # The model
//
// An INF file says only part of who can open a device. A [Set] has the rest, as far as it
// is at hand: for each driver that the INF file installs a [Driver], with the binaries that
// were found (package driver has read them) and the source of its project (package source).
// An INF file and a driver belong together by the name of the service's binary, never by
// the folder.
//
// # Several witnesses
//
// A package has a binary for each architecture, and a repository has source beside an old
// build. [Driver.NamesBelow] and [Driver.Doors] ask all of them. They answer only what no
// witness contradicts: where two differ, the answer is unknown, and says which differ. A
// witness that is silent contradicts nobody.
//
// # What counts
//
// A file that git does not track is one that the next clone does not have. What it says
// holds for this machine: it can explain and withhold, but a finding that others could not
// see again would help nobody. [Origin.Local] marks it.
//
// This package draws conclusions and reads no files. Finding the files is up to who makes
// the Set. A nil Set is one in which nothing was looked for.
package evidence
