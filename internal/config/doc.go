// Package config reads the configuration of inflint.
//
// [Search] finds the file [Name] that a linted file is under, [Parse] reads one,
// strictly: what it does not know is an error that names the line and the remedy.
// [Effective] puts together what holds for a file, each value with its origin.
//
// docs/configuration.md describes the format.
package config
