// Package growth checks that no part of inflint takes longer than in proportion to the
// size of a file, whatever the file has many of. test/bench/measure does the same with
// the program itself and larger files.
package growth
