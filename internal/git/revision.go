package git

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/inflint/inflint/internal/bounded"
	"github.com/inflint/inflint/internal/lint"
)

// A Revision is a commit of a repository. Its files are read as they are stored:
// without the line ends, the encoding and whatever else filters make of them in the
// working tree. Several goroutines may read at once.
type Revision struct {
	repository *repository
	trees      *trees
	commit     string
	tree       string
	shelf      lint.Shelf // of files that old versions include
}

// Open finds the repository that a directory is in, and the commit that a revision
// names. It is to be closed.
func Open(dir, revision string) (*Revision, error) {
	repository, err := openRepository(dir)
	if err != nil {
		return nil, err
	}
	r, err := repository.at(revision, &trees{objects: repository.objects})
	if err != nil {
		repository.close()
	}
	return r, err
}

// at returns a revision of the repository.
func (r *repository) at(revision string, t *trees) (*Revision, error) {
	commit, err := r.resolve(revision)
	if err != nil {
		return nil, err
	}
	_, tree, err := r.objects.read(commit+"^{tree}", "tree", maxTree)
	if err != nil {
		return nil, fmt.Errorf("cannot read revision %q: %w", revision, err)
	}
	return &Revision{repository: r, trees: t, commit: commit, tree: tree}, nil
}

// Close ends what runs of git.
func (r *Revision) Close() { r.repository.close() }

// Root returns the directory of the working tree, with symbolic links followed.
func (r *Revision) Root() string { return r.repository.root }

// Commit returns the full name of the commit.
func (r *Revision) Commit() string { return r.commit }

// Path returns the path that a file on the disk has in the repository, with slashes,
// and whether it is in there. It need not exist.
func (r *Revision) Path(name string) (string, bool) { return r.repository.path(name) }

// ReadFile returns a file of at most limit bytes. The path is relative to the root and
// has slashes. The error is [fs.ErrNotExist] if the revision has no such file,
// [bounded.ErrNotRegular] if it has a directory, a link or a submodule there, and
// [bounded.SizeError] beyond the limit.
func (r *Revision) ReadFile(path string, limit int64) ([]byte, error) {
	e, err := r.find(path)
	if err == nil && !e.isFile() {
		err = bounded.ErrNotRegular
	}
	var src []byte
	if err == nil {
		src, _, err = r.repository.objects.read(e.id, "blob", limit)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: fmt.Sprintf("%.12s:%s", r.commit, path), Err: err}
	}
	return src, nil
}

// Read is [Revision.ReadFile]. With List and Version it makes the revision a [lint.Tree].
func (r *Revision) Read(name string, limit int64) ([]byte, error) { return r.ReadFile(name, limit) }

// List returns the types of what a folder of the revision has, by name.
func (r *Revision) List(folder string) (map[string]fs.FileMode, error) {
	e, err := r.find(folder)
	if err == nil && e.mode != directory {
		err = fs.ErrNotExist
	}
	if err != nil {
		return nil, err
	}
	entries, err := r.trees.tree(e.id)
	if err != nil {
		return nil, err
	}
	types := map[string]fs.FileMode{}
	for name, e := range entries {
		types[name] = map[string]fs.FileMode{"100644": 0, directory: fs.ModeDir, link: fs.ModeSymlink, submodule: fs.ModeIrregular}[e.mode]
	}
	return types, nil
}

// Version is the name of the commit.
func (r *Revision) Version() string { return r.commit }

// find finds what the revision has at a path.
func (r *Revision) find(path string) (entry, error) {
	e := entry{directory, r.tree}
	if path == "." {
		return e, nil
	}
	for name := range strings.SplitSeq(path, "/") {
		if !plain(name) {
			return entry{}, fs.ErrInvalid
		}
		if e.mode != directory {
			return entry{}, fs.ErrNotExist
		}
		entries, err := r.trees.tree(e.id)
		if err != nil {
			return entry{}, err
		}
		found, ok := entries[name]
		if !ok {
			return entry{}, fs.ErrNotExist
		}
		e = found
	}
	return e, nil
}
