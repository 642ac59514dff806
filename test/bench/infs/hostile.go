package infs

import (
	"fmt"
	"strings"
)

// Hostile returns kinds of file that aim at loops: what is done for each part of one
// must not depend on how many there are. Their Make does not use the seed.
func Hostile() []Family {
	return []Family{
		{"one-line", repeated(signed+"[S]\na = ", "x", "")},
		{"quotes", repeated(signed+"[S]\na = ", `"`, "")},
		{"open-quotes", repeated(signed+"[S]\n", `"`+filler+"\n", "")},
		{"fields", repeated(signed+"[S]\n", "a,", "")},
		{"blanks", repeated(signed+"[S]\n", "\u00A0 ", "")},
		{"line-feeds", repeated(signed+"[S]\n", "\n", "")},
		{"brackets", repeated(signed, "[", "]")},
		{"percent-signs", repeated(signed+"[S]\na = ", "%", "")},
		{"backslashes", repeated(signed+"[S]\na = ", `\ `, "")},
		{"continuations", repeated(signed+"[S]\na = ", "x\\\n", "")},
		{"token-cycle", repeated(signed+"[S]\n", "%a%", "\n[Strings]\na = %b%\nb = %a%\n")},
		{"token-chain", numbered(signed+"[S]\nx = %k0%\n[Strings]\n", "k%d = %%k%d%%\n", "")},
		{"long-token", repeated(signed+"[Strings]\nk = \""+strings.Repeat("x", 4096)+"\"\n[S]\n", filler+" = %k%\n", "")},
		{"sections", numbered(signed, "[s%d]\na = s%d\n", "")},
		{"duplicate-sections", repeated(signed, "[s]\na = b\n[t]\n", "")},
		{"dead-descriptors", numbered(head, "[s%d.Securty]\n\"D:P(A;;GA;;;SY)\"\n[t%d]\n", "")},
		{"locales", numbered(device1+"[Strings]\nk = v\n", "[Strings.%04x]\nk = v%d\n", "")},
		{"needs-chain", numbered("[DefaultInstall]\nNeeds = s0\n", "[s%d]\nNeeds = s%d\n", "")},
		{"needs-cycle", repeated("[DefaultInstall]\n", "Needs = DefaultInstall\n", "")},
		{"models", repeated(head, "d = I,x\n", "[I.NT]\n[I.NT.HW]\n"+strings.Repeat("AddReg = R\n", 100)+"[R]\nHKR,,Security,,\"D:P\"\n")},
		{"settings", repeated(device1, "HKR,,Security,,\"D:P(A;;GA;;;SY)\" ; system only\n", "")},
		{"findings", numbered(device1, "HKR,,a%d,0x10001,01%d\n", "")},
		{"suppressions", repeated(device1, "HKR,,x,,1 ; inflint:ignore INF206 -- why\n", "")},
		{"entries", repeated(device1+`HKR,,Security,,"D:P`, "(A;;GA;;;WD)", "\"\n")},
		{"malformed-entries", repeated(device1+`HKR,,Security,,"D:P`, "(A;;GA;;;", "\"\n")},
		{"condition", repeated(device1+`HKR,,Security,,"D:P(XA;;GA;;;WD;(`, "(", "\"\n")},
	}
}

const (
	filler  = "abcdefghijklmnopqrstuvwxyz"                // for lines that each have a finding
	signed  = "[Version]\nSignature = \"$Windows NT$\"\n" // without which a file is passed over
	head    = signed + "[Manufacturer]\nm = Models,NTamd64\n[Models.NTamd64]\n"
	device1 = head + "d = I,x\n[I.NT]\n[I.NT.HW]\nAddReg = R\n[R]\n"
)

func repeated(before, part, after string) func(uint64, int) string {
	return func(_ uint64, size int) string { return before + strings.Repeat(part, 1+size/len(part)) + after }
}

// numbered repeats a part with its number and that of the next.
func numbered(before, part, after string) func(uint64, int) string {
	return func(_ uint64, size int) string {
		var b strings.Builder
		b.WriteString(before)
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, part, i, i+1)
		}
		return b.String() + after
	}
}
