package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/inflint/inflint/test/bench/infs"
)

// linear compares the time per byte of files of one family: of those of a megabyte,
// four times that and so on. It should not grow. All rules are on. What a file of a few
// lines takes is start-up, and does not count. The memory is that of the largest file.
func linear(inflint string, most int) error {
	temp, err := os.MkdirTemp("", "inflint-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	fmt.Print("time per byte, compared with that of 1 MB; the greatest memory per byte\n")
	for _, family := range slices.Concat(infs.Families(), infs.Hostile()) {
		fmt.Printf("%-20s", family.Name)
		sizes := []int{1}
		for size := 1 << 20; size <= most; size *= 4 {
			sizes = append(sizes, size)
		}
		files, err := measureSizes(inflint, temp, family, sizes)
		if err != nil {
			return err
		}
		start, first := files[0], files[1]
		for i, f := range files[1:] {
			fmt.Printf("  %3d MB %5.2f", sizes[i+1]>>20, f.perByte(start)/first.perByte(start))
		}
		last := files[len(files)-1]
		fmt.Printf("  memory %5.1f\n", float64(last.peak)/float64(last.size))
	}
	return nil
}

// A sized is what a file of some bytes took.
type sized struct {
	usage
	size int
}

func (s sized) perByte(start sized) float64 { return float64(s.cpu-start.cpu) / float64(s.size) }

// measureSizes lints files of a family in turn, small ones several times for each time
// of a large one, and returns what each took.
func measureSizes(inflint, dir string, family infs.Family, sizes []int) ([]sized, error) {
	const rounds, often = 3, 4 << 20
	files := make([]sized, len(sizes))
	var commands [][]string
	var of []int // the file of each command
	for i, size := range sizes {
		name, text := filepath.Join(dir, fmt.Sprintf("%d.inf", i)), family.Make(seed, size)
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return nil, err
		}
		files[i].size = len(text)
		for range max(1, min(often/size, 4)) {
			commands = append(commands, []string{inflint, "--no-config", "--max-size", "1GiB", "--preset", "all", name})
			of = append(of, i)
		}
	}
	runs, err := inTurn(rounds, commands...)
	if err != nil {
		return nil, err
	}
	byFile := make([][]usage, len(sizes))
	for i, u := range runs {
		byFile[of[i]] = append(byFile[of[i]], u...)
	}
	for i, u := range byFile {
		files[i].usage = median(u)
	}
	return files, nil
}
