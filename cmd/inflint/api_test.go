package main

import (
	"go/importer"
	"go/token"
	"go/types"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAPI looks for exported functions and methods of the public packages that take or
// return a type which no other package can name.
func TestAPI(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("go is not installed")
	}
	source := importer.ForCompiler(token.NewFileSet(), "source", nil)
	for _, name := range []string{"sddl", "inf", "inf/explain", "access", "requirements", "requirements/checklist", "rules", "rules/facts", "report", "report/access", "report/checklist", "report/diff", "report/htmlpage", "report/markdown", "report/printable", "report/terminal", "report/outcome"} {
		p, err := source.Import("github.com/inflint/inflint/" + name)
		require.NoError(t, err)
		for _, id := range p.Scope().Names() {
			object := p.Scope().Lookup(id)
			if !object.Exported() {
				continue
			}
			requireNameable(t, name+"."+id, object)
			if named, ok := object.Type().(*types.Named); ok {
				for method := range named.Methods() {
					requireNameable(t, name+"."+id+"."+method.Name(), method)
				}
			}
		}
	}
}

func requireNameable(t *testing.T, name string, object types.Object) {
	signature, ok := object.Type().(*types.Signature)
	if !ok || !object.Exported() {
		return
	}
	require.Empty(t, hidden(signature), name)
}

// hidden returns the name of a type that is not exported within another, or "".
func hidden(t types.Type) string {
	switch t := t.(type) {
	case *types.Named:
		if t.Obj().Pkg() != nil && !t.Obj().Exported() {
			return t.Obj().Name()
		}
	case interface{ Elem() types.Type }: // pointers, slices, arrays, maps and channels
		return hidden(t.Elem())
	case *types.Signature: // iterators take functions
		for _, list := range []*types.Tuple{t.Params(), t.Results()} {
			for v := range list.Variables() {
				if name := hidden(v.Type()); name != "" {
					return name
				}
			}
		}
	}
	return ""
}
