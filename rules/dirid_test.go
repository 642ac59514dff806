package rules

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDirids checks that each directory is in the table once, in order.
func TestDirids(t *testing.T) {
	for i := 1; i < len(dirids); i++ {
		require.Less(t, dirids[i-1].number, dirids[i].number)
	}
}

// TestPlaceOf checks who may write to a directory.
func TestPlaceOf(t *testing.T) {
	tests := []struct {
		number int
		path   string
		name   string // "" for what is not known
		who    writers
	}{
		{13, "", "the driver store", forInstallers},
		{10, "", `%SystemRoot%`, forInstallers},
		{10, `Temp`, `%SystemRoot%\Temp`, usersAdd},
		{10, `System32\Drivers\Acme`, `%SystemRoot%\system32\drivers\Acme`, forInstallers},
		{10, `..\Acme`, "", 0},
		{16421, ``, `%SystemRoot%\system32`, forInstallers},
		{51, `drivers\color\Acme`, `%SystemRoot%\system32\spool\drivers\color\Acme`, usersAdd},
		{24, `Program Files\Acme`, `Program Files\Acme`, forInstallers},
		{24, `\\PROGRA~2\Acme`, `Program Files (x86)\Acme`, forInstallers},
		{30, `Windows/System32`, `%SystemRoot%\system32`, forInstallers},
		{24, `ProgramData\Acme`, `ProgramData\Acme`, usersAdd},
		{24, `ProgramData\Microsoft\Windows\DeviceMetadataStore\en-US`, `ProgramData\Microsoft\Windows\DeviceMetadataStore\en-US`, forInstallers},
		{24, `ProgramDataAcme`, `ProgramDataAcme in the root of the system disk`, usersChange},
		{-1, `C:\Users\Public\Acme`, `C:\Users\Public\Acme`, usersChange},
		{-1, `C:\Users\acme`, "", 0},
		{-1, `C:`, `C:`, usersChange},
		{10, `\TEMP\acme\`, `%SystemRoot%\TEMP\acme`, usersAdd},
		{10, `Temperature`, `%SystemRoot%\Temperature`, forInstallers},
		{11, `spool\drivers\color`, `%SystemRoot%\system32\spool\drivers\color`, usersAdd},
		{24, `Acme`, `Acme in the root of the system disk`, usersChange},
		{16419, "", "ProgramData", usersAdd},
		{16422, "Acme", `Program Files\Acme`, forInstallers},
		{-1, `C:\Acme`, `C:\Acme`, usersChange},
		{65535, `D:\ProgramData\Acme`, `ProgramData\Acme`, usersAdd},
		{-1, `C:\Windows\System32`, `%SystemRoot%\system32`, forInstallers},
		{-1, `C:\windows\temp`, `%SystemRoot%\temp`, usersAdd},
		{-1, `C:\Program Files\Acme`, `Program Files\Acme`, forInstallers},
		{-1, `\\server\share`, "", 0},
		{-1, "", "", 0},
		{40000, "", "", 0},
	}
	for _, tt := range tests {
		where, ok := placeOf(tt.number, tt.path)
		require.Equal(t, tt.name != "", ok, "%d %s", tt.number, tt.path)
		if ok {
			require.Equal(t, tt.name, where.String())
			require.Equal(t, tt.who, where.writers, "%s", where)
		}
	}
}

// TestSplitProgram looks for blanks in the programs of command lines.
func TestSplitProgram(t *testing.T) {
	tests := []struct{ command, program string }{ // "" where there is nothing wrong
		{`%13%\svc.exe`, ""},
		{`%13%\svc.exe -k netsvcs`, ""},
		{`%13%\svc.exe C:\My Files\a.exe`, ""},
		{`"%16422%\Acme\svc.exe" -k`, ""},
		{`%13%\My Files\svc.exe`, `%13%\My Files\svc.exe`},
		{`%13%\My Files\SVC.EXE -k`, `%13%\My Files\SVC.EXE`},
		{`%13%\a.exec b\svc.exe`, `%13%\a.exec b\svc.exe`},
		{`%16422%\Acme\svc.exe /run`, `%16422%\Acme\svc.exe`},
		{`%16422%\Acme\svc`, `%16422%\Acme\svc`},
		{`%13%\svc run`, ""},
		{`%53%\svc.exe`, ""},
		{`%ProgramFiles%\Acme\svc.exe`, `%ProgramFiles%\Acme\svc.exe`},
		{"", ""},
	}
	for _, tt := range tests {
		end, split := splitProgram(tt.command)
		require.Equal(t, tt.program != "", split, tt.command)
		if split {
			require.Equal(t, tt.program, tt.command[:end])
		}
	}
	require.Equal(t, `"""%16422%\svc.exe"" -k ""a b"""`, quotedCommand(`%16422%\svc.exe -k "a b"`, 15))
}
