package rules

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestKnownAnswers lints descriptors of a device whose outcome is known. An
// answer is an ID with the severity if it is not the rule's own; those after a
// bar come in the strict preset only.
func TestKnownAnswers(t *testing.T) {
	const wdmsec = "D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
	tests := []struct{ sddl, class, want string }{
		{"D:P(A;;GA;;;SY)(A;;GA;;;BA)", "System", ""},
		{"D:P(A;;GA;;;BA)", "System", ""}, // SYSTEM holds BA
		{"D:P(A;;GA;;;SY)", "System", "| INF212 note"},
		{"D:P(A;;GA;;;SY)(A;;GR;;;RC)", "System", "INF208 | INF212 note"},
		{"D:P(A;;GA;;;SY)(A;;GR;;;AU)(A;;GR;;;RC)", "System", "INF208 | INF207"},
		{"D:P(A;;GA;;;SY)(A;;GA;;;RC)", "System", "INF208 | INF212 note"},
		{"D:P(A;;GA;;;SY)(A;;GR;;;WR)", "System", "INF208 note | INF212 note"},
		{wdmsec + "(A;;GR;;;WD)", "System", "| INF207"}, // WD without RC is official
		{wdmsec + "(A;;GR;;;WD)(A;;GR;;;RC)", "System", "| INF207 INF209 note"},
		{wdmsec + "(A;;GR;;;WD)(A;;GR;;;RC)", "MEDIA", "| INF207 INF209 note"},
		{wdmsec + "(A;;GR;;;WD)(A;;GRGW;;;RC)", "System", "| INF207 INF208 note INF209 note"},
		{wdmsec + "(A;;GRGW;;;WD)(A;;GR;;;RC)", "System", "INF206 | INF209 note"},
		{wdmsec + "(A;;GRGWGX;;;WD)(A;;GRGWGX;;;RC)", "System", "INF206 INF209"},
		{wdmsec + "(A;;GRGWGX;;;WD)(A;;GRGWGX;;;RC)", "MEDIA", "| INF206 note INF209 note"}, // the default, word for word
		{wdmsec + "(A;;GRGW;;;WD)(A;;GR;;;RC)", "MEDIA", "INF206 note | INF209 note"},
		{wdmsec + "(A;;GRGW;;;AN)", "System", "INF218"},
		{wdmsec + "(A;;GRGW;;;BG)", "MEDIA", "INF218"},
		{wdmsec + "(A;;GR;;;NU)", "System", "INF218 warning"},
		{wdmsec + "(A;;GR;;;IS)(A;;GW;;;LG)", "System", "INF218"},
		{wdmsec + "(A;;GRGW;;;WD)(A;;GRGW;;;NU)", "System", "INF206 | INF217"},       // Everyone is in the network too
		{wdmsec + "(A;;GR;;;WD)(A;;GRGW;;;BG)", "System", "INF218"},                  // but may not write
		{wdmsec + "(A;;GRGW;;;WD)(A;;GRGW;;;AN)", "System", "INF206 INF218"},         // Everyone does not include these
		{wdmsec + "(D;;GW;;;AN)(A;;GRGW;;;AN)", "System", "INF218 warning | INF215"}, // what the denial leaves
		{wdmsec + "(A;;GA;;;BG)", "System", "INF205"},                                // and they may write, but this is worse
		{wdmsec + "(A;;0x4;;;WD)", "System", "INF206"},                               // append is a write
		{"D:P(A;;GA;;;AU)(A;;GA;;;S-1-15-2-1)", "System", "INF205 INF209"},
		{"D:P(A;;GA;;;SY)(A;;0x1f01ff;;;BU)", "System", "INF205"},
		{"D:P(A;;GA;;;SY)(A;;GRGW;;;IU)(A;;WD;;;AU)", "System", "INF206 INF205"},
		{"D:P(A;;GA;;;SY)(A;;GA;;;AC)", "System", "| INF210 INF212 note"}, // a sandbox alone gets nothing
		{wdmsec + "(A;;GR;;;S-1-15-3-1)(A;;GR;;;S-1-15-2-2)", "System", "| INF210"},
		{wdmsec + "(A;;GR;;;LS)(A;;GR;;;S-1-15-3-1)", "System", ""},
		{wdmsec + "(A;;GRGW;;;IU)(A;;GRGW;;;S-1-15-2-2)", "System", "INF206 INF209"},
		{wdmsec + "(A;;GRGW;;;IU)(A;;GRGW;;;S-1-15-3-1024-1-2-3)", "System", "INF206 | INF209 note"},
		{wdmsec + "(A;;GRGW;;;AU)(A;;GRGW;;;RC)", "System", "INF206 INF208"},
		{wdmsec + "(A;;GA;;;LS)", "System", "| INF219"},
		{wdmsec + "(A;;GRGWGX;;;LS)", "System", ""},
		{wdmsec + "(A;;WD;;;UD)(A;;WO;;;SU)", "System", "| INF219"},
		{"D:P(A;;GA;;;BA)(A;;GA;;;SY)(A;;GA;;;UD)", "System", "| INF219"},
		{wdmsec + "(A;;GA;;;S-1-5-80-1-2-3-4-5)", "System", ""},
		{wdmsec + "(D;;WDWO;;;NS)(A;;GA;;;NS)", "System", "| INF215"},
		{wdmsec + "(A;;GR;;;PU)(A;;GR;;;SO)", "System", "| INF220"},
		{wdmsec + "(A;;GR;;;BO)", "System", ""},
		{wdmsec + "(A;;GR;;;PO)", "Printer", ""},
		{wdmsec + "(A;;GR;;;PO)", "System", "| INF220"},
		{"D:P(A;;GRGW;;;WD)(D;;GW;;;NU)", "System", "INF206 INF214"},
		{"D:P(A;;GRGW;;;LS)(D;;GWGX;;;LS)(A;;GA;;;SY)", "System", "INF214 warning | INF212 note"},
		{"D:P(A;;GA;;;SY)(A;;GR;;;LS)(D;;GR;;;SU)", "System", "INF214 warning | INF212 note"},
		{"D:P(D;;GW;;;WD)(A;;GA;;;SY)", "System", "INF216"},
		{"D:P(D;;GW;;;BA)(A;;GA;;;SY)", "System", "INF216"},
		{"D:P(D;;GW;;;BG)(A;;GA;;;SY)", "System", "| INF212 note"},
		{"D:P(A;;GA;;;SY)(A;;GA;;;BA)(D;;GA;;;WD)", "System", "| INF215"},
		{"D:P(A;;GA;;;SY)(D;;GA;;;BG)", "System", "| INF215 INF212 note"},
		{"D:P(A;ID;GA;;;SY)(A;;GA;;;BA)", "System", "| INF215"},
		{"D:(D;OICI;GA;;;BG)(D;OICI;GA;;;AN)(A;OICI;GRGWGX;;;AU)(A;OICI;GA;;;BA)", "System", "INF206 | INF204 note INF112 note"},
		{"D:P", "System", "INF203"},
		{"D:", "System", "INF203"},
		{"D:P(A;IO;GA;;;SY)", "System", "INF203 INF112"},
		{"D:P(D;;GA;;;WD)", "System", "INF203"},
		{"D:NO_ACCESS_CONTROL", "System", "INF202"},
		{"O:BAG:SY", "System", "INF202"},
		{"D:(A;;GA;;;SY)(A;;GA;;;BA)", "System", "| INF204 note"},
		{"D:P(A;;GA;;;SY)(A;;0x100000;;;WD)", "System", "| INF207 INF212 note"},
		{"D:P(A;;GRGW;;;LS)", "System", "INF211"},
		{"D:P(A;;GR;;;SY)", "System", "INF211"},
		{"D:P(XA;;GA;;;WD;(Member_of {SID(BA)}))", "System", "| INF113 note"}, // who meets the condition is not known
		{"D:P(A;;GA;;;SY)(A;;GA;;;ZZ)", "System", "INF105"},
		{"D:P(A;;GA;;;sy)", "System", "INF105 note | INF212 note"},
		{"D:P(A;;GA;;SY)", "System", "INF104"},
		{"D:P(A;;GAA;;;SY)", "System", "INF104"},
		{"D:P(A;;GA;;;SY", "System", "INF104"},
		{"D:P(A;;GA;;;SY) x", "System", "INF104"},
		{"D:P(A;;GA;;;SY)(A;;KA;;;BA)", "System", "INF109"},
		{"D:P(A;;GAFA;;;SY)(A;;GA;;;BA)", "System", ""}, // the rights of files are those of devices
		{"D:P(A;;GAKA;;;SY)(A;;GA;;;BA)", "System", "| INF109 note"},
		{"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;NR;;;LS)", "System", "INF109"},
		{"D:P(A;;GA;;;SY)(A;;CCLC;;;BA)", "System", "| INF109 note"},
		{"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;HO)", "System", "INF107"},
		{"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;S-1-5-21-111-222-333-1001)", "System", "INF106"},
		{"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;S-0x1-5-20)", "System", "INF106"},
		{"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;PA)", "System", "| INF106 note"},
		{"D:P(A;;GA;;;SY)(A;;GA;;;EA)", "System", "| INF114"},
		{"O:BAG:SYD:P(A;;GA;;;SY)(A;;GA;;;BA)", "System", "| INF110"},
		{"O:LSD:P(A;;GA;;;SY)(A;;GA;;;BA)", "System", "| INF110 warning"},
		{"D:P(A;OICIIO;GA;;;SY)(A;;GA;;;BA)", "System", "INF112"},
		{"D:P(A;OICI;GA;;;SY)(A;;GA;;;BA)", "System", "| INF112 note"},
		{"D:P(AU;SA;GA;;;WD)(A;;GA;;;SY)", "System", "INF104"},
		{"D:P(OD;;GR;;;LS)(A;;GA;;;SY)(A;;GA;;;BA)", "System", "| INF113 note"},
		{"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;BA)", "System", "| INF217"},
		{"D:P(A;;GA;;;BA)(A;;GA;;;SY)", "System", ""}, // SYSTEM holds BA, and may be named all the same
		{"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GA;;;SY)", "System", "| INF217"},
		{"D:P(A;;GA;;;SY)(A;;GA;;;BA)S:(ML;;NWNR;;;HI)", "System", ""}, // no label keeps the system out
		{"D:PAI(A;;GA;;;SY)S:(ML;;NW;;;LW)", "System", "| INF212 note"},
		{"D:P(A;;0x10000000;;;SY)(A;;02000000000;;;BA)", "System", ""},
		{"S:(AU;SA;GA;;;WD)O:SYD:P(A;;GA;;;SY)", "System", "| INF212 note INF110"},
	}
	for _, tt := range tests {
		t.Run(tt.sddl, func(t *testing.T) {
			quiet, strict, _ := strings.Cut(tt.want, "|")
			require.Equal(t, strings.Fields(quiet), answers(tt.sddl, tt.class, PresetDefault), "default")
			require.ElementsMatch(t, strings.Fields(quiet+strict), answers(tt.sddl, tt.class, PresetStrict), "strict")
		})
	}
}

// TestKnownAnswersElsewhere lints descriptors of other objects.
func TestKnownAnswersElsewhere(t *testing.T) {
	const (
		service = exampleGuardedDevice + "[Acme.Service]\nSecurity = \"SDDL\"\n"
		wmi     = exampleGuardedDevice + "[Acme.NT.WMI]\nWMIInterface = {99999999-4cf9-11d2-ba4a-00a0c9062910},1,Acme.WMI\n[Acme.WMI]\nSecurity = \"SDDL\"\n"
		key     = exampleGuardedDevice + "[Acme.NT]\nAddReg = Acme.Keys\n[Acme.Keys]\nHKR,Settings,Size,,1\n[Acme.Keys.Security]\n\"SDDL\"\n"
		file    = exampleGuardedDevice + "[Acme.NT]\nCopyFiles = Acme.Tools\n[DestinationDirs]\nAcme.Tools=16422,Acme\n[Acme.Tools]\ntool.exe\n[Acme.Tools.Security]\n\"SDDL\"\n"
		channel = exampleEvents + "Isolation = 3\nAccess = \"SDDL\"\n"
		full    = "D:P(A;;GA;;;SY)(A;;GA;;;BA)"
	)
	tests := []struct{ object, sddl, want string }{
		{service, full + "(A;;GW;;;BU)", "INF401"}, // GW is SERVICE_CHANGE_CONFIG
		{service, full + "(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;AU)", "INF401"},
		{service, full + "(A;;GA;;;LS)", "INF401 warning"},
		{service, full + "(A;;GR;;;WD)", ""},
		{service, full + "(A;;CCLCSWLOCRRC;;;AU)", ""},
		{service, full + "(A;;GX;;;IU)", "INF402"},
		{service, full + "(A;;RP;;;AU)", "INF402 note"},
		{service, "D:P(A;;GA;;;BA)", ""}, // SYSTEM holds BA
		{service, "D:P(A;;GRGX;;;SY)(A;;GRGX;;;BA)", "INF404"},
		{wmi, "O:BAG:BAD:(A;;0x120fff;;;BA)(A;;CC;;;WD)(A;;0x120fff;;;SY)", ""}, // the documentation's
		{wmi, "O:BAG:BAD:P(A;;0x120fff;;;BA)(A;;0x120fff;;;SY)(A;;0x120fff;;;WD)", "INF601"},
		{wmi, "O:BAG:BAD:P(A;;0x120fff;;;BA)(A;;0x120fff;;;SY)(A;;RP;;;AU)", "INF601"},
		{key, "D:P(A;CI;GA;;;SY)(A;CI;GA;;;BA)(A;CI;KW;;;BU)", "INF501"},
		{key, "D:P(A;CI;GA;;;SY)(A;CI;GA;;;BA)(A;CI;KRKX;;;BU)", ""},
		{file, full + "(A;;FA;;;BU)", "INF502"},
		{file, full + "(A;;FRFX;;;BU)", ""},
		{channel, "O:BAG:SYD:P(A;;0x7;;;SY)(A;;0x7;;;BA)(A;;0x7;;;WD)", "INF606"},
		{channel, "O:BAG:SYD:P(A;;0xf0007;;;SY)(A;;0x7;;;BA)(A;;0x1;;;IU)(A;;0x1;;;S-1-5-3)(A;;0x2;;;S-1-5-33)", ""}, // the documentation's
	}
	for _, tt := range tests {
		t.Run(tt.sddl, func(t *testing.T) {
			require.Equal(t, strings.Fields(tt.want), lint(Example(strings.Replace(tt.object, "SDDL", tt.sddl, 1)), PresetDefault))
		})
	}
}

func answers(sddl, class string, preset Preset) []string {
	src := strings.Replace(string(Example(`[Acme.NT.HW]
AddReg = Acme.Security
[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"`+sddl+`"
`)), "Class = System\nClassGuid = {4d36e97d-e325-11ce-bfc1-08002be10318}", "Class = "+class, 1)
	return lint([]byte(src), preset)
}

// lint returns the findings in a file: the IDs, each with the severity if it is not
// the rule's own.
func lint(src []byte, preset Preset) []string {
	list := []string{}
	for _, f := range Run(inf.Parse("x.inf", src), All(), Options{Preset: preset}) {
		list = append(list, f.Rule.ID)
		if f.Severity != f.Rule.Severity {
			list = append(list, f.Severity.String())
		}
	}
	return list
}
