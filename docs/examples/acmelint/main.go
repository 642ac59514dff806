// Command acmelint lints INF files with a rule of the team.
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
	"github.com/inflint/inflint/sddl"
)

// usersOut lets no ordinary user write to a device.
var usersOut = &rules.Rule{
	Meta: rules.Meta{ID: "ACME01", Name: "users-out", Severity: rules.Warning, Presets: rules.Presets()},
	Check: func(p *rules.Pass) {
		for d := range p.Descriptors {
			if d.Object.Rights != sddl.KindDevice {
				continue
			}
			if write := d.Granted(access.User) & sddl.KindDevice.WriteBits(); write != 0 {
				p.Report(p.On(d.Object, d.Setting, "users may write to a device of ours"))
			}
		}
	},
}

func main() {
	for _, name := range os.Args[1:] {
		src, err := os.ReadFile(name)
		if err != nil {
			log.Fatal(err)
		}
		file := inf.Parse(name, src)
		for _, f := range rules.Run(file, []*rules.Rule{usersOut}, rules.Options{}) {
			fmt.Printf("%s:%d: %s: %q\n", name, f.Start().Line, f.Rule.ID, f.Text())
		}
	}
}
