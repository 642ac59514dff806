package inf

// Options say what a file does not tell of itself. The zero value is what [Parse] takes.
type Options struct {
	// Define are the values of placeholders (see [HasPlaceholder]) by their names. A file
	// is read as if they stood there. There are no line ends in them.
	Define map[string]string
	// CodePage is that of a file in ANSI; 0 if it is not known.
	CodePage CodePage
	// MaxText is how many bytes a text may have with its values; 0 for as many as 256 KiB and
	// 4 for each byte without them, which bounds others as well. A placeholder whose value
	// would make it longer stays, and [File.Unfilled] tells.
	MaxText int64
}

// Parse reads an INF file as the function [Parse] does.
func (o Options) Parse(name string, src []byte) *File {
	f := &File{Name: name, options: o}
	switch {
	case len(src) == 0:
		f.problem(EmptyFile, Span{})
	case len(src) > maxFile:
		f.problem(TooLarge, Span{})
	default:
		f.decode(src)
		f.fill()
		f.scan()
		f.define()
		f.checkSignature()
		f.readVersion()
	}
	return f
}

// Options returns what the file was read with.
func (f *File) Options() Options { return f.options }
