// Package diff writes what a change of INF files does.
//
// A [Document] has a [File] for each INF file that comes to something else: the
// changes in access, and the findings that one version alone has. Its verdict is the
// worst of the changes: whether someone below administrator gets more access.
package diff
