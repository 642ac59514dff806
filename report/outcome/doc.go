// Package outcome says what became of the files that a run was given.
//
// Every document tells it: how many files it is about, which of the others are no
// driver INF, and which could not be read. [Inputs] have it all. A [Gate] tells what kept
// findings out.
package outcome
