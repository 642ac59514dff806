package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/inflint/inflint/inf"
)

// hostile has files that give the rules much to look at, each with n of everything.
var hostile = []struct {
	name, lead, each, sections string
}{
	{"devices", "", "d%[1]d = I%[1]d,x%[1]d\n",
		"[I%[1]d.NT]\n[I%[1]d.NT.HW]\nAddReg = R%[1]d\n[R%[1]d]\nHKR,,Security,,\"D:P(A;;GA;;;SY)(A;;GRGW;;;WD)(D;;GW;;;NU)\"\n"},
	{"class", "[ClassInstall32]\nAddReg = C\n[C]\nHKR,,Security,,\"D:P\"\n", "d%[1]d = I%[1]d,x\n",
		"[I%[1]d.NT]\n[C]\nHKR,,UpperFilters,0x10008,f\nHKR,,Exclusive,0x10001,0\n"},
	{"services", "[Models.NTamd64]\nd = I,x\n[I.NT.Services]\n", "AddService = s%[1]d,,S%[1]d\n",
		"[S%[1]d]\nServiceType = 0x10\nServiceBinary = %%16422%%\\A B\\x.exe\nSecurity = \"D:(A;;GA;;;WD)\"\nAddReg = SR\n[SR]\nHKR,,ImagePath,,x\n"},
	{"files", "[Models.NTamd64]\nd = I,x\n[I.NT]\n", "CopyFiles = F%[1]d\n",
		"[F%[1]d]\na.sys\n[F%[1]d.Security]\n\"D:(A;;GA;;;WD)\"\n[DestinationDirs]\nF%[1]d = 30,x\n"},
	{"lines", "[Models.NTamd64]\nd = I,x\n[I.NT.HW]\nAddReg = R\n[R]\n", "HKR,,Security,,\"D:P(A;;GA;;;SY)\" ; system only\n", ""},
}

// BenchmarkHostile runs all rules over hostile files of one size, twice and four
// times that. The figures per byte should not grow.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		for _, factor := range []int{1, 2, 4} {
			b.Run(fmt.Sprintf("%s/%dx", h.name, factor), func(b *testing.B) {
				const n = 5000
				var text strings.Builder
				text.WriteString("[Manufacturer]\nm = Models,NTamd64\n[Models.NTamd64]\n" + h.lead)
				if !strings.Contains(h.lead, "[Models") {
					text.WriteString("[Models.NTamd64]\n")
				}
				for _, format := range []string{h.each, h.sections} {
					for i := range factor * n {
						if format != "" {
							text.WriteString(strings.ReplaceAll(strings.ReplaceAll(format, "%[1]d", fmt.Sprint(i)), "%%", "%"))
						}
					}
				}
				src := []byte(text.String())
				b.SetBytes(int64(len(src)))
				for b.Loop() {
					Run(inf.Parse("x.inf", src), All(), Options{Preset: PresetAll})
				}
			})
		}
	}
}
