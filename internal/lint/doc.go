// Package lint runs rules over many files.
//
// [Find] turns what a user names (files, directories, patterns, standard input)
// into inputs. [Run] reads and lints these in parallel and hands on the results
// in the order of the inputs, holding no more than a few files at a time. Each
// file is linted with its own [Policy]. A [Fixer] makes the fixes of what is found.
package lint
