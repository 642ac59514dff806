// Package catalog reads catalogs (.cat), by which Windows knows the files of a driver package.
//
// # The model
//
// A catalog is a PKCS #7 message that may be signed. What it signs is a list: of each file, a
// hash. A file is covered by a catalog that has its hash, whatever its name is; the names are
// there for people. The signature of the list is therefore the signature of all files.
//
// There are two versions. In the first, the tag of a member is the SHA-1 of its file as text.
// In the second, it is the hash itself, and most files are listed twice: by their SHA-256, and
// by their SHA-1.
//
// How a file is hashed depends on what it is. Of an image (PE), Inf2Cat takes the Authenticode
// hash, which a signature in the file does not change. Of a cabinet it takes a hash that no
// document describes. All else it takes as it is: so it stands in 600 public catalogs of
// drivers, with .sys, .dll, .exe and .mui as images, .cab and .devicemetadata-ms as cabinets.
// Other programs also take hashes of their own for installer packages, scripts and catalogs.
//
// The hash is over the bytes. An INF file whose line ends Git has changed is another file.
//
// # What is read
//
// [Read] takes the list with the names, hashes and attributes that Inf2Cat writes, and who
// signed it. [Hash] makes the hashes of a file, and [Catalog.Covers] looks for them.
//
// # What is concluded
//
// Whether a signature fits: it is over this list, and made with the key of the certificate that
// it names. Nothing is said of trust: who issued a certificate, whether it was revoked, and
// what Windows takes it for are questions for signtool.
//
// What is not known is said to be so: [NotKnown] is no answer. What contradicts the format is an
// [*Error], and there is no half of a list.
package catalog
