// Package lint runs rules over many files.
//
// [Find] turns what a user names (files, directories, patterns, standard input)
// into inputs. [Run] reads and lints these in parallel and hands on the results
// in the order of the inputs, holding no more than a few files at a time. Each
// file is linted with its own [Policy].
//
// Two things here keep a finding out of a report: a comment in the file ([Suppress],
// which Run applies) and a [Baseline] of accepted findings. Package git knows what is new
// since a revision, and package fix makes fixes.
package lint
