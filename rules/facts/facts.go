package facts

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// Facts are what is known of one file. They are not for several goroutines at once,
// since asking for a fact keeps it.
type Facts struct {
	File *inf.File
	// Objects are what the file secures, with their descriptors evaluated.
	Objects []*access.Object
	// Requirements are those of the submission that the file is judged for.
	Requirements requirements.Options
	// Evidence is what is known of the file's drivers besides the file; it may be nil.
	Evidence *evidence.Set

	known map[any]any // by the *fact, or by an ofInstall
}

// New returns the facts of a file, with the evidence about its drivers, which may be nil.
func New(file *inf.File, required requirements.Options, e *evidence.Set) *Facts {
	return &Facts{File: file, Objects: access.Of(file, e), Evidence: e, Requirements: required, known: map[any]any{}}
}

// AllSettings calls yield for each setting of each object.
func (f *Facts) AllSettings(yield func(*access.Object, *inf.Setting) bool) {
	for _, o := range f.Objects {
		for _, list := range [][]*inf.Setting{o.Object.Descriptors, o.Values} {
			for _, s := range list {
				if !yield(o, s) {
					return
				}
			}
		}
	}
}

// A fact is something known of a file. It is the key under which Facts keep it.
type fact[T any] struct{ work func(*Facts) T }

func (k *fact[T]) of(f *Facts) T {
	if known, ok := f.known[k]; ok {
		return known.(T)
	}
	value := k.work(f)
	f.known[k] = value
	return value
}

// A factOfInstall is something known of each install of a file.
type factOfInstall[T any] struct {
	work func(*Facts, *inf.Install) T
}

// An ofInstall is the key under which Facts keep what is known of an install.
type ofInstall struct {
	fact    any
	install *inf.Install
}

func (k *factOfInstall[T]) of(f *Facts, in *inf.Install) T {
	key := ofInstall{k, in}
	if known, ok := f.known[key]; ok {
		return known.(T)
	}
	value := k.work(f, in)
	f.known[key] = value
	return value
}

// A keyed has a V for each key, which it makes when it is first asked for.
type keyed[K comparable, V any] map[K]*V

func (k keyed[K, V]) of(key K) *V {
	v := k[key]
	if v == nil {
		v = new(V)
		k[key] = v
	}
	return v
}
