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

// Text in any spelling is printed the way Windows prints it.
func ExampleSecurityDescriptor_String() {
	sd, err := sddl.Parse("D:P(a;;0x10000000;;;S-1-5-18)(A;;GRGWGX;;;BA)")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(sd)
	for _, l := range sd.Leniencies {
		fmt.Println(l.Code, sd.Text[l.Span.Start:l.Span.End])
	}
	// Output:
	// D:P(A;;GA;;;SY)(A;;GXGWGR;;;BA)
	// lower-case a
}

// The binary form is what the registry holds, and what a REG_BINARY value of an INF
// file gives.
func ExampleSecurityDescriptor_MarshalBinary() {
	sd, err := sddl.Parse("D:P(A;;GA;;;SY)")
	if err != nil {
		fmt.Println(err)
		return
	}
	data, err := sd.MarshalBinary()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("% x\n", data[:4])
	var again sddl.SecurityDescriptor
	if err := again.UnmarshalBinary(data); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(&again)
	fmt.Println(again.UnmarshalBinary(data[:30]))
	// Output:
	// 01 00 04 90
	// D:P(A;;GA;;;SY)
	// byte 22: the DACL would end at 48, but the descriptor has 30 bytes
}

// What does a descriptor mean, and is it one that kernel code has a name for?
func ExampleExplain() {
	sd, err := sddl.Parse("D:P(A;;GA;;;SY)(A;;GA;;;BA)")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(sddl.Explain(sd, sddl.KindDevice))
	if c, ok := sd.DeviceConstant(); ok {
		fmt.Println(c.Name)
	}
	// Output:
	// owner: not set
	// group: not set
	// DACL: protected: the object above adds no entries
	//   (A;;GA;;;SY) allows SYSTEM: full control
	//   (A;;GA;;;BA) allows Administrators: full control
	// SACL: absent
	// SDDL_DEVOBJ_SYS_ALL_ADM_ALL
}
