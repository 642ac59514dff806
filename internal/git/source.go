package git

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/source"
)

// parse returns the old version of a file, which has a path in the repository.
func (c *Changes) parse(path string, f *inf.File) (*inf.File, error) {
	if !f.Plain() {
		return c.old.parse(path, f.Name, int64(lint.LargestSize), f)
	}
	src, err := c.old.ReadFile(path, source.MaxFile)
	if err != nil {
		return nil, err
	}
	return inf.Plain(f.Name, source.Decode(src), nil), nil
}
