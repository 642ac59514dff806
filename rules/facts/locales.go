package facts

import "github.com/inflint/inflint/inf"

var locales = fact[map[*inf.File][]*inf.Locale]{func(*Facts) map[*inf.File][]*inf.Locale { return map[*inf.File][]*inf.Locale{} }}

// Locales returns the sections [Strings.xxxx] of the file.
func Locales(f *Facts) []*inf.Locale { return LocalesOf(f, f.File) }

// LocalesOf returns those of the file or of one that it includes.
func LocalesOf(f *Facts, file *inf.File) []*inf.Locale {
	known := locales.of(f)
	list, asked := known[file]
	if !asked {
		list = file.Locales()
		known[file] = list
	}
	return list
}
