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
	name := filepath.Join(temp, "x.inf")
	lint := func(text string, times int) (usage, error) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return usage{}, err
		}
		u, err := inTurn(times, []string{inflint, "--no-config", "--max-size", "1GiB", "--preset", "all", name})
		if err != nil {
			return usage{}, err
		}
		return median(u[0]), nil
	}
	fmt.Print("time per byte, compared with that of 1 MB; the greatest memory per byte\n")
	for _, family := range slices.Concat(infs.Families(), infs.Hostile()) {
		fmt.Printf("%-20s", family.Name)
		start, err := lint(family.Make(seed, 1), 20)
		if err != nil {
			return err
		}
		first, memory := 0.0, 0.0
		for size := 1 << 20; size <= most; size *= 4 {
			text := family.Make(seed, size)
			u, err := lint(text, max(3, 10<<20/size))
			if err != nil {
				return err
			}
			perByte := float64(u.cpu-start.cpu) / float64(len(text))
			if first == 0 {
				first = perByte
			}
			memory = float64(u.peak) / float64(len(text))
			fmt.Printf("  %3d MB %5.2f", size>>20, perByte/first)
		}
		fmt.Printf("  memory %5.1f\n", memory)
	}
	return nil
}
