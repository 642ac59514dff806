// Package explain says in words what package inf finds: why a setting has no effect
// ([Cause]), how Windows comes to a section ([Reach]), and what is wrong with a text
// ([Problem]). Rules, editors and the dump share these words.
//
// What comes out of a file stands in the sentences as it is; whoever shows them escapes
// it.
package explain
