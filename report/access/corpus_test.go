package accessmap

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report/outcome"
)

// corpusFiles are real files of ten kinds, below the folder that INFLINT_CORPUS
// names: what they say belongs to their authors, so that only digests of their
// maps are kept.
var corpusFiles = []string{
	"microsoft+Windows-driver-samples/simbatt/func/simbatt.inx",
	"microsoft+Windows-driver-samples/network/trans/WFPSampler/sys/WFPSamplerCalloutDriver.InX",
	"microsoft+Windows-driver-samples/serial/serial/serial.inx",
	"microsoft+Windows-driver-samples/audio/sysvad/TabletAudioSample/ComponentizedAudioSample.inx",
	"microsoft+Windows-driver-samples/general/toaster/toastDrv/kmdf/func/simple/wdfsimple.inx",
	"microsoft+Windows-driver-samples/general/toaster/toastpkg/inf/toastpkg.inf",
	"ms-iot+imx-iotcore/driver/pwm/imxpwm/imxpwm.inf",
	"nefarius+HidHide/HidHide/HidHide.inf",
	"desowin+usbpcap/USBPcapDriver/USBPcap.inx",
	"snykiotcubedev+reactos-0.4.13-release/media/inf/wdmaudio.inf",
}

// TestMapOfCorpus makes the map of each in every form.
func TestMapOfCorpus(t *testing.T) {
	root := os.Getenv("INFLINT_CORPUS")
	if root == "" {
		t.Skip("INFLINT_CORPUS is not set")
	}
	var got strings.Builder
	for _, name := range corpusFiles {
		src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		require.NoError(t, err)
		f := inf.Parse(filepath.Base(name), src)
		for _, format := range Formats() {
			sum := sha256.New()
			w, err := New(format, sum, Options{Version: "1.2.3"})
			require.NoError(t, err)
			require.NoError(t, w.File(f, nil))
			require.NoError(t, w.Close(outcome.Inputs{Files: 1}))
			fmt.Fprintf(&got, "%x %s %s\n", sum.Sum(nil)[:8], format, name)
		}
	}
	const golden = "testdata/corpus.golden"
	reporttest.Golden(t, golden, []byte(got.String()))
}
