// Command floor is what the speed of inflint is measured against: it finds the INF
// files below a directory, reads them and splits them into lines, in parallel, and
// does nothing with these but to count them.
package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: floor DIR")
		os.Exit(2)
	}
	if err := count(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "floor:", err)
		os.Exit(1)
	}
}

func count(dir string) error {
	var lines atomic.Int64
	var wg sync.WaitGroup
	names := make(chan string, 64)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for name := range names {
				src, err := os.ReadFile(name)
				if err != nil {
					continue // inflint has told of it
				}
				n := 0
				for range bytes.Lines(src) {
					n++
				}
				lines.Add(int64(n))
			}
		})
	}
	files := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if ext := strings.ToLower(filepath.Ext(path)); err == nil && !d.IsDir() && (ext == ".inf" || ext == ".inx") {
			files++
			names <- path
		}
		return err
	})
	close(names)
	wg.Wait()
	fmt.Printf("%d files, %d lines\n", files, lines.Load())
	return err
}
