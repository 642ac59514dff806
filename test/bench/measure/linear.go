package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/inflint/inflint/test/bench/infs"
)

// linear compares the time per byte of files of one family: of those of a megabyte,
// four times that and so on. It should not grow. All rules are on.
func linear(inflint string, most int) error {
	temp, err := os.MkdirTemp("", "inflint-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	name := filepath.Join(temp, "x.inf")
	fmt.Print("time per byte, compared with that of 1 MB\n")
	for _, family := range slices.Concat(infs.Families(), infs.Hostile()) {
		fmt.Printf("%-20s", family.Name)
		first := 0.0
		for size := 1 << 20; size <= most; size *= 4 {
			text := family.Make(seed, size)
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				return err
			}
			u, err := inTurn(max(1, 4<<20/size), []string{inflint, "--no-config", "--preset", "all", name})
			if err != nil {
				return err
			}
			perByte := float64(u[0].cpu) / float64(len(text))
			if first == 0 {
				first = perByte
			}
			fmt.Printf("  %3d MB %5.2f", size>>20, perByte/first)
		}
		fmt.Println()
	}
	return nil
}
