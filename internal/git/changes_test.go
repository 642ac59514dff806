package git

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

// everything are options with all rules.
var everything = lint.Options{Rules: rules.All(), Policy: func(string) (lint.Policy, error) { return lint.Policy{FailOn: rules.Error}, nil }}

func utf16LE(text string) []byte {
	out := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(strings.ReplaceAll(text, "\n", "\r\n"))) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// TestChangesInUTF16 compares files that are binary to git. A byte of the
// character 上 (U+4E0A) is a line feed.
func TestChangesInUTF16(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Chdir(t.TempDir())
	bad := string(rules.Example(rules.Lookup("INF205").Bad))
	write := func(src []byte) { require.NoError(t, os.WriteFile("a.inf", src, 0o644)) }
	git := func(args ...string) {
		out, err := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.com"}, args...)...).CombinedOutput()
		require.NoError(t, err, string(out))
	}
	write(utf16LE("; 上上上\n" + bad))
	git("init", "-q")
	git("add", ".")
	git("commit", "-q", "-m", "first")
	for _, tt := range []struct {
		name  string
		src   []byte
		found int
	}{
		{"as it was", utf16LE("; 上上上\n" + bad), 0},
		{"moved", utf16LE("; 上上上\n; 上\n" + bad), 0},
		{"another line end", []byte(strings.ReplaceAll(string(utf16LE("; 上上上\n"+bad)), "\r\x00", "")), 0},
		{"another encoding", []byte("\xEF\xBB\xBF; 上上上\n" + bad), 0},
		{"another blank", utf16LE("; 上上上\n" + strings.Replace(bad, "HKR,,Security", "HKR, ,Security", 1)), 1},
	} {
		write(tt.src)
		changes, err := ChangesSince("HEAD", ".")
		require.NoError(t, err)
		defer changes.Close()
		require.NoError(t, lint.Run([]lint.Input{{Path: "a.inf"}}, everything, func(r lint.Result) error {
			require.Len(t, r.Findings, 1)
			found, err := changes.New(&r)
			require.NoError(t, err)
			require.Len(t, found, tt.found, tt.name)
			return nil
		}))
	}
}

func TestNoGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := ChangesSince("HEAD", ".")
	require.ErrorContains(t, err, "git is not installed")

	// What is called git here may be anybody's.
	t.Chdir(t.TempDir())
	for _, name := range []string{"git", "git.exe"} {
		require.NoError(t, os.WriteFile(name, nil, 0o755))
	}
	t.Setenv("PATH", ".")
	_, err = ChangesSince("HEAD", ".")
	require.ErrorContains(t, err, "git is not installed")
}

// TestWorse changes lines that no finding points at.
func TestWorse(t *testing.T) {
	newRepository(t)
	base := `[Version]
Signature="$Windows NT$"
Class=System
ClassGuid={4d36e97d-e325-11ce-bfc1-08002be10318}
Provider="Acme"
[Manufacturer]
"Acme"=Models,NTamd64
[Models.NTamd64]
"Acme Device"=Acme,ROOT\ACME
[Acme.NT]
CopyFiles=@acme.sys
[Acme.NT.HW]
AddReg=Security
[Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,%Sddl%
[Other]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;WD)"
[Third]
HKR,,DeviceCharacteristics,0x10001,0x100
; inflint:ignore INF205 -- for the test
HKR,,Security,,"D:P(A;;GA;;;WD)"
[Fourth.NT]
CopyFiles=@acme.sys
[Fourth.NT.HW]
Include=fourth.inf
Needs=Fourth.HW
[Acme.NT.Services]
AddService=acme,2,Service
[Service]
ServiceType=1
StartType=3
ErrorControl=1
ServiceBinary=%13%\acme.sys
[Strings]
Sddl="D:P(A;;GA;;;SY)"
`
	fourth := "[Version]\nSignature=\"$Windows NT$\"\n[Fourth.HW]\nAddReg=Fourth\n[Fourth]\nHKR,,DeviceCharacteristics,0x10001,0x100\nHKR,,Security,,%Sddl%\n[Strings]\nSddl=\"D:P(A;;GA;;;SY)\"\n"
	options := everything
	options.Policy = func(string) (lint.Policy, error) {
		return lint.Policy{FailOn: rules.Error, Options: rules.Options{Today: time.Now()}}, nil
	}
	for _, tt := range []struct {
		name          string
		file          string // that changes
		prepare       [2]string
		change        [2]string
		found, unseen []string // rules
	}{
		{"a text", "a.inf", [2]string{}, [2]string{`(A;;GA;;;SY)"`, `(A;;GA;;;SY)(A;;GA;;;WD)"`}, []string{"INF205"}, nil},
		{"a text that was worse", "a.inf", [2]string{`(A;;GA;;;SY)"`, `(A;;GA;;;SY)(A;;GA;;;WD)"`}, [2]string{`(A;;GA;;;WD)"`, `(A;;GR;;;SY)"`}, nil, []string{"INF205"}},
		{"the way to a section", "a.inf", [2]string{}, [2]string{"AddReg=Security", "AddReg=Other"}, []string{"INF205"}, nil},
		{"a line that goes", "a.inf", [2]string{}, [2]string{"HKR,,DeviceCharacteristics,0x10001,0x100\nHKR,,Security,,%Sddl%", "HKR,,Security,,%Sddl%"}, []string{"INF301"}, nil},
		{"a comment that goes", "a.inf", [2]string{"AddReg=Security", "AddReg=Third"}, [2]string{"; inflint:ignore INF205 -- for the test\n", ""}, []string{"INF205"}, nil},
		{"what is included", "fourth.inf", [2]string{"=Acme,ROOT", "=Fourth,ROOT"}, [2]string{"GA;;;SY", "GA;;;WD"}, []string{"INF205"}, nil},
		{"what is included and was worse", "fourth.inf", [2]string{"=Acme,ROOT", "=Fourth,ROOT"}, [2]string{"\n[Strings]", "\n; \n[Strings]"}, nil, []string{"INF205"}},
		{"something else", "a.inf", [2]string{"AddReg=Security", "AddReg=Other"}, [2]string{"StartType=3", "StartType=2"}, nil, []string{"INF205"}},
	} {
		files := map[string]string{"a.inf": strings.Replace(base, tt.prepare[0], tt.prepare[1], 1), "fourth.inf": fourth}
		if strings.HasSuffix(tt.name, "included and was worse") {
			files["fourth.inf"] = strings.Replace(fourth, "GA;;;SY", "GA;;;WD", 1)
		}
		commit(t, files)
		changed := strings.Replace(files[tt.file], tt.change[0], tt.change[1], 1)
		require.NotEqual(t, files[tt.file], changed, tt.name)
		write(t, map[string]string{tt.file: changed})
		changes, err := ChangesSince("HEAD", ".")
		require.NoError(t, err)
		require.NoError(t, lint.Run([]lint.Input{{Path: "a.inf"}}, options, func(r lint.Result) error {
			isNew, err := changes.New(&r)
			require.NoError(t, err)
			found, unseen := []string{}, []string{}
			for _, f := range r.Findings {
				if isNew[f] {
					found = append(found, f.Rule.ID)
				} else {
					unseen = append(unseen, f.Rule.ID)
				}
			}
			require.Subset(t, found, tt.found, "%s: %v, %v", tt.name, found, unseen)
			require.Subset(t, unseen, tt.unseen, "%s: %v, %v", tt.name, found, unseen)
			for _, id := range tt.unseen {
				require.NotContains(t, found, id, tt.name)
			}
			return nil
		}))
		changes.Close()
	}
}
