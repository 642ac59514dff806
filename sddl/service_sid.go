package sddl

import (
	"crypto/sha1" //nolint:gosec // the SIDs of services are made with it
	"encoding/binary"
	"strings"
)

// ServiceSID returns the SID of a service, which only depends on its name, in any case:
// S-1-5-80, and the SHA-1 of the name in upper case ("sc showsid").
func ServiceSID(name string) SID {
	hash := sha1.Sum(appendUTF16(nil, strings.ToUpper(name))) //nolint:gosec // see above
	numbers := []uint32{80}
	for i := 0; i < len(hash); i += 4 {
		numbers = append(numbers, binary.LittleEndian.Uint32(hash[i:]))
	}
	return newSID(5, numbers...)
}
