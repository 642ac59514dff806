package facts

import "github.com/inflint/inflint/inf"

var locales = fact[[]*inf.Locale]{func(f *Facts) []*inf.Locale { return f.File.Locales() }}

// Locales returns the sections [Strings.xxxx] of the file.
func Locales(f *Facts) []*inf.Locale { return locales.of(f) }
