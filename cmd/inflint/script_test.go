package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/inflint/inflint/internal/reporttest"
)

// update rewrites what the scripts expect.
var update = reporttest.Update

func TestMain(m *testing.M) {
	testscript.Main(anyTerminal{m}, map[string]func(){"inflint": main})
}

// anyTerminal runs the tests without what the terminal that they are started from
// has in the environment.
type anyTerminal struct{ *testing.M }

func (m anyTerminal) Run() int {
	for _, name := range []string{"COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"} {
		if err := os.Unsetenv(name); err != nil {
			panic(err)
		}
	}
	return m.M.Run()
}

// TestScript runs the scripts in testdata/script. $FIXTURES is testdata/infs, and $DRIVERS
// has the drivers for the tests of package driver. The command "exits N args..." runs inflint and expects the exit code N.
func TestScript(t *testing.T) {
	fixtures, err := filepath.Abs(filepath.Join("..", "..", "testdata", "infs"))
	if err != nil {
		t.Fatal(err)
	}
	drivers, err := filepath.Abs(filepath.Join("..", "..", "driver", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("FIXTURES", fixtures)
			env.Setenv("DRIVERS", drivers)
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name == "root" { // whom no mode keeps from reading
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: exits code [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec("inflint", args[1:]...); err != nil {
		failed := (*exec.ExitError)(nil)
		if !errors.As(err, &failed) {
			ts.Fatalf("%v", err)
		}
		got = failed.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
