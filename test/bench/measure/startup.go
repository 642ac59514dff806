package main

import "fmt"

// startup compares a command of inflint that does nothing with an empty program.
func startup(inflint, empty string) error {
	u, err := inTurn(200, []string{inflint, "version"}, []string{empty})
	if err != nil {
		return err
	}
	fmt.Printf("inflint version takes %.2f times what an empty cobra program does\n", least(u[0]).over(least(u[1])))
	return nil
}
