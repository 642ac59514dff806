package inf

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestHasPlaceholder(t *testing.T) {
	for _, text := range []string{
		"$ARCH$", "NT$ARCH$.10.0", "$$ARCH$", "$KMDF_VERSION2$", "1.@MINOR@.0", "@project_version@", "${VERSION}", "$(DriverVersion)", "#VERSION#", "v #VERSION#.1",
		"{{version}}", "{{ driver.version }}", "$CHICAGO$ $ARCH$", "!CatalogFile!", "Install.!Arch!", "!a!.cat",
	} {
		require.True(t, HasPlaceholder(text), text)
	}
	for _, text := range []string{
		"", "$", "$$", "$CHICAGO$", "$Windows NT$", "$arch$", "@", "@acme.sys", "@acme.sys,@other.sys", "somebody@example.com, other@example.com", "@@",
		"ROOT#SYSTEM#0000#{4d36e97d-e325-11ce-bfc1-08002be10318}", `\\?\ROOT#SYSTEM#0000`, "#1#", "##X##", "#A#", "${", "${}", "$(", "$()", "$( X )",
		"!", "!!", "a!b!", "!b!c", "Stop! Now!", "!a b!", "{{", "{{}}", "{{4d36e97d-e325-11ce-bfc1-08002be10318}}", "{4d36e97d-e325-11ce-bfc1-08002be10318}",
	} {
		require.False(t, HasPlaceholder(text), text)
	}
}
