package facts

import (
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

// OfPortDriver reports whether the device of an install, as far as the file shows, is made
// by a driver of Windows and not by the one that the file installs: a miniport of NDIS,
// of the display, of storage or of audio, or a device without a driver in the kernel,
// such as a printer. What its driver does about the names below it is no matter of the
// file then.
func OfPortDriver(f *Facts, in *inf.Install) bool {
	if class, _ := SystemClass(f); class != nil && class.Traits&(ForStorage|OfPort) != 0 {
		return true
	}
	if !hasFunctionDriver(in) {
		return true // a null driver, or filters alone
	}
	for _, r := range in.Reaches {
		if r.Role != inf.RoleInstall && r.Role != inf.RoleServices {
			continue
		}
		for e := range r.Section.All("Include") {
			for i := range e.Fields {
				if slices.Contains(portINFs, strings.ToLower(e.Fields[i].Value)) {
					return true
				}
			}
		}
	}
	return false
}

// portINFs are the INF files of Windows whose sections register a driver with kernel
// streaming or the audio port driver.
var portINFs = []string{"ks.inf", "kscaptur.inf", "ksfilter.inf", "wdmaudio.inf", "portcls.inf", "usbvideo.inf", "hdaudio.inf", "wdma_usb.inf"}
