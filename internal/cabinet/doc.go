// Package cabinet reads cabinets (.cab), in which driver packages are sent to Partner Center.
//
// # The model
//
// A cabinet has a header, a list of folders, a list of files, and data. A folder is no
// directory: it is a stream of bytes, compressed or not, and each file is a part of one
// stream. The stream is cut into blocks of at most 32 KiB, each with its sizes and a
// checksum. Directories exist only in the names of files, as Acme\x64\acme.sys.
//
// Cabinets can be a set: a file that did not fit goes on in the next one, which the
// header names. Whatever begins or goes on elsewhere has no content here.
//
// # What is read
//
// [Read] takes the records. It decompresses nothing, and what it takes is in proportion to
// the file. [Cabinet.Contents] then goes through the data, each folder once, in the order of
// the files in it: stored, or compressed with MSZIP. The content of LZX and Quantum is not
// known. Nothing is ever written.
//
// A name is what stands in the record. [File.Path] says whether it would be a path below the
// folder into which the cabinet is unpacked.
//
// # What a cabinet can lie about
//
// Every size and offset. The records have to lie in the file and apart from each other,
// the blocks too; a size has to be that of the bytes; a checksum has to be right. What is not
// so is an [*Error], and there is no half of a list. A block of a few bytes may turn into 32
// KiB: Contents therefore takes the number of bytes at which it gives up.
//
// The format is described in [MS-CAB].
//
// [MS-CAB]: https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-cab/
package cabinet
