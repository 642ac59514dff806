// Package witness finds the files that bear witness about the drivers of an INF file, and
// makes the evidence of them.
//
// # Where it looks
//
// A driver is that of a service, and known by the name of the service's binary. The binary
// lies where [SourceDisksNames] and [SourceDisksFiles] say; else beside the INF file; else
// in a folder below it that is named after an architecture. A project belongs to the driver
// if it makes a binary of this name, and lies in the folder of the INF file, in the one
// above, or one level below either. Its source is what it compiles, with the headers that
// lie beside.
//
// All of this is looked up by the names in listings of folders, in any case, as Windows
// would. No link is followed. Nothing is read outside of the tree that the INF file stands
// in: the working tree of its git repository, or else the folder that the user named. An INF
// file of a revision has the tree of that revision.
//
// # What counts
//
// A file that git does not track is marked [evidence.Origin.Local], unless the user named
// it. What cannot be read, or is too much, is listed with the reason; of a project that is
// not read as a whole, nothing is concluded.
package witness
