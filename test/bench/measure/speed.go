package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/inflint/inflint/test/bench/infs"
)

const (
	seed      = 1
	treeFiles = 400
)

// speed compares inflint with the floor over a tree, ten times that and a hundred
// times. Without a directory it makes one.
func speed(inflint, floor, dir string) error {
	temp, err := os.MkdirTemp("", "inflint-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if dir == "" {
		dir = filepath.Join(temp, "made")
		if err := infs.WriteTree(dir, seed, treeFiles); err != nil {
			return err
		}
	}
	fmt.Println("trees  inflint/floor  inflint, peak MB  floor, peak MB")
	replica, made := filepath.Join(temp, "replica"), 0
	for _, trees := range []int{1, 10, 100} {
		for ; made < trees; made++ {
			if err := os.CopyFS(filepath.Join(replica, fmt.Sprint(made)), os.DirFS(dir)); err != nil {
				return err
			}
		}
		u, err := inTurn(max(3, 20/trees), []string{inflint, replica}, []string{floor, replica})
		if err != nil {
			return err
		}
		ours, floors := least(u[0]), least(u[1])
		fmt.Printf("%5d %14.1f %17.0f %15.0f\n", trees, ours.over(floors), ours.megabytes(), floors.megabytes())
	}
	return nil
}
