// Command measure compares programs by the processor time and the memory that the
// system says they took. It prints ratios: times are those of one machine.
//
//	measure startup INFLINT EMPTY
//	measure speed INFLINT FLOOR [DIR]
//	measure linear INFLINT MEGABYTES
//	measure growth INFLINT KILOBYTES [FAMILIES [WORKS]]
//
// FAMILIES and WORKS are parts of names, with commas between them.
package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 3 && args[0] == "startup":
		return startup(args[1], args[2])
	case len(args) == 3 && args[0] == "speed":
		return speed(args[1], args[2], "")
	case len(args) == 4 && args[0] == "speed":
		return speed(args[1], args[2], args[3])
	case len(args) == 3 && args[0] == "linear":
		most, err := strconv.Atoi(args[2])
		if err != nil || most < 1 {
			return fmt.Errorf("%q is no number of megabytes", args[2])
		}
		return linear(args[1], most<<20)
	case len(args) >= 3 && len(args) <= 5 && args[0] == "growth":
		size, err := strconv.Atoi(args[2])
		if err != nil || size < 1 {
			return fmt.Errorf("%q is no number of kilobytes", args[2])
		}
		words := append(slices.Clone(args[3:]), "", "")
		return growth(args[1], size<<10, words[0], words[1])
	}
	return errors.New("expected startup INFLINT EMPTY, speed INFLINT FLOOR [DIR], linear INFLINT MEGABYTES or growth INFLINT KILOBYTES [FAMILIES [WORKS]]")
}
