package catalog_test

import (
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/catalog"
)

// needs skips a test of a program that is not installed.
func needs(t *testing.T, program string) {
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed", program)
	}
}

// write writes files into a folder, and a key with its certificate.
func write(t *testing.T, files map[string][]byte) (dir string) {
	dir = t.TempDir()
	s := newSigner(t, false)
	key, err := x509.MarshalPKCS8PrivateKey(s.key)
	require.NoError(t, err)
	files["key.pem"] = pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})
	files["cert.pem"] = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.certificate.Raw})
	for name, content := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), content, 0o600))
	}
	return dir
}

func run(t *testing.T, dir, program string, arguments ...string) string {
	cmd := exec.Command(program, arguments...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	return string(out)
}

// TestOpenssl lets openssl read what the other tests read.
func TestOpenssl(t *testing.T) {
	needs(t, "openssl")
	m := list(2)
	m.signer = newSigner(t, false)
	dir := write(t, map[string][]byte{"made.cat": m.bytes(t)})
	run(t, dir, "openssl", "asn1parse", "-inform", "DER", "-in", "made.cat")
	out := run(t, dir, "openssl", "pkcs7", "-inform", "DER", "-in", "made.cat", "-print_certs", "-noout")
	require.Contains(t, out, "Acme Ltd")
}

// TestSignedCatalog reads what osslsigncode signs.
func TestSignedCatalog(t *testing.T) {
	needs(t, "osslsigncode")
	unsigned := list(2).bytes(t)
	dir := write(t, map[string][]byte{"unsigned.cat": unsigned})
	run(t, dir, "osslsigncode", "sign", "-certs", "cert.pem", "-key", "key.pem", "-h", "sha256", "-in", "unsigned.cat", "-out", "signed.cat")
	src, err := os.ReadFile(filepath.Join(dir, "signed.cat"))
	require.NoError(t, err)
	c := read(t, src)
	require.Equal(t, read(t, unsigned).Members, c.Members)
	require.Len(t, c.Signers, 1)
	require.Equal(t, "CN=Acme,O=Acme Ltd", c.Signers[0].Certificate.Subject)
	require.Equal(t, catalog.Yes, c.Signers[0].SignsList)
	require.Equal(t, catalog.Yes, c.Signers[0].FitsKey)
}

// TestSignedImage compares the hash of an image with the one that osslsigncode signs.
func TestSignedImage(t *testing.T) {
	needs(t, "osslsigncode")
	for _, file := range []string{"framework.sys", "plain.sys"} {
		src, err := os.ReadFile(filepath.Join("../../driver/testdata", file))
		require.NoError(t, err)
		for _, more := range []string{"", "odd"} {
			plain := slices.Concat(src, []byte(more))
			dir := write(t, map[string][]byte{"plain.sys": plain})
			run(t, dir, "osslsigncode", "sign", "-certs", "cert.pem", "-key", "key.pem", "-h", "sha256", "-in", "plain.sys", "-out", "signed.sys")
			signed, err := os.ReadFile(filepath.Join(dir, "signed.sys"))
			require.NoError(t, err)
			h := catalog.Hash("signed.sys", signed)
			cmd := exec.Command("osslsigncode", "verify", "-in", "signed.sys") // it trusts nobody
			cmd.Dir = dir
			out, _ := cmd.CombinedOutput()
			require.Contains(t, strings.ToUpper(string(out)), "MESSAGE DIGEST    : "+strings.ToUpper(hex.EncodeToString(h.Image[0])))
			require.Contains(t, catalog.Hash("plain.sys", plain).Image, h.Image[0])
		}
	}
}
