package sddl_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/inflint/inflint/sddl"
)

// Who can open a device that the INF secures like this, and what for?
func Example() {
	sd, err := sddl.Parse("D:P(A;;GA;;;SY)(A;;GRGW;;;BA)(A;;GR;;;WD)")
	if err != nil {
		fmt.Println(err)
		return
	}
	kind := sddl.KindDevice
	for _, p := range sddl.Principals()[:5] {
		r := sddl.AccessCheck(sd, &p.Token, kind.ReadBits()|kind.WriteBits(), kind.Mapping())
		fmt.Printf("%s: %s\n", p.Name, strings.Join(kind.Words(r.Granted), ", "))
	}
	// Output:
	// SYSTEM: read data, write data, append data
	// administrator: read data, write data, append data
	// user: read data
	// user over the network: read data
	// guest: read data
}

// An error points at the text that is wrong.
func ExampleParse() {
	text := "D:P(A;;GA;;;SY)(A;;GR;;;EV)"
	_, err := sddl.Parse(text)
	var pe *sddl.ParseError
	if errors.As(err, &pe) {
		fmt.Println(text)
		fmt.Println(strings.Repeat(" ", pe.Offset) + strings.Repeat("^", pe.Len))
		fmt.Println(pe.Msg)
	}
	// Output:
	// D:P(A;;GA;;;SY)(A;;GR;;;EV)
	//                         ^^
	// unknown SID alias "EV"; expected a two-letter alias such as SY, BA or WD, or a literal SID S-1-…
}

// The result says which entry decided about a right.
func ExampleAccessCheck() {
	sd, err := sddl.Parse("D:P(D;;GW;;;NU)(A;;GRGW;;;AU)")
	if err != nil {
		fmt.Println(err)
		return
	}
	tok := sddl.Principals()[3].Token // a user over the network
	r := sddl.AccessCheck(sd, &tok, 0x3, sddl.KindDevice.Mapping())
	for _, bit := range []sddl.AccessMask{0x1, 0x2} {
		ace := r.DecidedBy(bit).ACE
		fmt.Println(sddl.KindDevice.Words(bit), r.Granted.Has(bit), &sd.DACL.ACEs[ace])
	}
	// Output:
	// [read data] true (A;;GWGR;;;AU)
	// [write data] false (D;;GW;;;NU)
}
