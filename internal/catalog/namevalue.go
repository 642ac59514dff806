package catalog

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"golang.org/x/crypto/cryptobyte"
	der "golang.org/x/crypto/cryptobyte/asn1"
)

// bmpString is a text of two bytes a letter.
const bmpString = der.Tag(30)

// readNameValue reads a SEQUENCE { BMPString name, INTEGER flags, OCTET STRING value }.
func readNameValue(in *cryptobyte.String) (Attribute, bool) {
	var pair, name, value cryptobyte.String
	var flags int64
	if !in.ReadASN1(&pair, der.SEQUENCE) || !pair.ReadASN1(&name, bmpString) || !pair.ReadASN1Integer(&flags) || !pair.ReadASN1(&value, der.OCTET_STRING) {
		return Attribute{}, false
	}
	return Attribute{text(name, binary.BigEndian), text(value, binary.LittleEndian)}, true
}

// text reads UTF-16, up to a NUL at the end.
func text(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return strings.TrimSuffix(string(utf16.Decode(units)), "\x00")
}
