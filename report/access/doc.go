// Package accessmap writes access maps: who can do what with the objects that INF
// files install.
//
// A map has a row for each object and a column for each standard principal
// ([access.Map] makes it). What the formats for people show of it is put into
// printable words once: a row has the object, its descriptor and where that comes
// from, a cell has a sign, the entries that grant it, and the rights.
//
// A [Writer] gets the files of a run one by one. Its [Choice] decides, for all formats,
// which rows are written, and a tally counts the others: what is not known is never left
// out without a word. On an HTML page the maps are a [Section], which stands on pages with
// findings as well.
package accessmap
