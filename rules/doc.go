// Package rules finds what is wrong with the security of an INF file.
//
// # The model
//
// A [Rule] is documentation and a function. The documentation, [Meta], feeds
// everything that speaks about the rule: explanations, tables, reports. The
// function looks at a [Pass], which has the file and its objects with their
// descriptors evaluated, and reports what it finds. Rules do not know each other:
// what several of them ask of a file is in package facts. They do not match text where
// they can ask who gets what, and stay silent about what cannot be known from the
// file: placeholders, undefined tokens, sections of other files.
//
// A [Finding] says what is wrong, who gets what because of it, and what to write
// instead. It points at the place in the source, down to the two letters inside a
// descriptor, and may carry a [Fix].
//
// # Running rules
//
// [All] is the table of rules, in the order of their IDs. [Run] applies a set of
// rules to a file. Library users and tests may pass rules of their own.
//
//	findings := rules.Run(inf.Parse(name, src), rules.All(), rules.Options{})
//
// # Adding a rule
//
// A rule has a file of its own, named after its ID, with one variable, and one
// line in the table. Its examples are linted by a test, so that they cannot be
// wrong: Bad yields this finding and no other, Good none. See CONTRIBUTING.md.
package rules
