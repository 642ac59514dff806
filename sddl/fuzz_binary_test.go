package sddl

import (
	"encoding/hex"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// binarySeeds are descriptors that between them have every kind of part.
func binarySeeds(t testing.TB) [][]byte {
	var seeds [][]byte
	for _, text := range []string{
		"", "D:", "D:NO_ACCESS_CONTROLS:NO_ACCESS_CONTROL", fourACEs,
		"O:BAG:S-1-5-18D:PARAI(D;OICI;0x1F01FF;;;BU)S:(AU;SAFA;GA;;;WD)",
		"D:(OA;;CC;f30e3bbe-9ff0-11d1-b603-0000f80367c1;;PS)(OD;;1;f30e3bbe-9ff0-11d1-b603-0000f80367c1;bf967a7f-0de6-11d0-a285-00aa003049e2;OW)",
		`D:(XA;;FX;;;WD;((@User.a%0020 == {1, "x", #0f, SID(BA)}) || (!(Member_of_any {SID(BU)}))))S:(ML;;NWNR;;;LW)(RA;;;;;WD;("n",TI,0x0,-1,2))`,
		`S:(RA;;;;;WD;("n",TX,0x0,01,00))(RA;;;;;WD;("s",TS,0x2,"a","b"))(RA;;;;;WD;("d",TD,0x0,SID(BA)))(FL;TP;GA;;;WD;(Exists @Resource.n))(XU;SA;GA;;;WD;(a Contains @Device.b))`,
	} {
		sd, err := Parse(text)
		require.NoError(t, err)
		data, err := sd.MarshalBinary()
		require.NoError(t, err)
		seeds = append(seeds, data)
	}
	for _, digits := range []string{
		"01000480000000000000000000000000140000000200140001000000040c0000ffffffff00000000", // a type without SDDL
		"0100048000000000000000000000000014000000020034000100000009002c00ffffffff01010000000000010000000061727478ff000000000000000000000000000000",
		"010004001400000014000000140000001400000001010000000000051200000000000000",
	} {
		data, err := hex.DecodeString(digits)
		require.NoError(t, err)
		seeds = append(seeds, data)
	}
	return seeds
}

func FuzzUnmarshalBinary(f *testing.F) {
	for _, seed := range binarySeeds(f) {
		f.Add(seed)
	}
	principals := Principals()
	f.Fuzz(func(t *testing.T, data []byte) {
		var sd SecurityDescriptor
		if err := sd.UnmarshalBinary(data); err != nil {
			var e *BinaryError
			require.ErrorAs(t, err, &e)
			require.True(t, e.Offset >= 0 && e.Offset <= len(data), err.Error())
			return
		}
		text := sd.String()
		Explain(&sd, KindDevice)
		sd.CheckDeviceSubset()
		sd.DeviceConstant()
		written, err := sd.MarshalBinary()
		if err != nil {
			require.ErrorIs(t, err, errTooLarge) // padding made a list longer
			return
		}
		var again SecurityDescriptor
		require.NoError(t, again.UnmarshalBinary(written))
		require.Equal(t, text, again.String())
		rewritten, err := again.MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, written, rewritten)
		for i := range principals {
			r := AccessCheck(&sd, &principals[i].Token, ^AccessMask(0), KindDevice.Mapping())
			s := AccessCheck(&again, &principals[i].Token, ^AccessMask(0), KindDevice.Mapping())
			require.Equal(t, r, s)
		}
		requireTextFixedPoint(t, text)
	})
}

// requireTextFixedPoint holds for all bytes that have a text at all.
func requireTextFixedPoint(t *testing.T, text string) {
	t.Helper()
	parsed, err := Parse(text)
	if err != nil {
		return
	}
	printed := parsed.String()
	again, err := ParseOptions{Strict: true}.Parse(printed)
	require.NoError(t, err)
	require.Equal(t, printed, again.String())
}

// FuzzCondition holds the text, the tree and the bytes of conditions against each
// other, and evaluates them.
func FuzzCondition(f *testing.F) {
	for _, seed := range []string{
		"a", "@User.a && @Device.b || !(c)", `@Resource.x == {1, -0x2, +03, "s", #0f, SID(BA), {}}`, "Member_of {SID(BA), SID(DA)}",
		"Not_Device_Member_of_Any SID(WD)", "Exists a", "Not_Exists @User.%0041%d800", "(((a)))", "a Any_of @User.b", "a <= 9223372036854775807",
		`@Resource.n Contains "v"`, "@Resource.n == -9223372036854775808", "a == \"\U0001f511\"",
	} {
		f.Add(seed)
	}
	domain := MustSID("S-1-5-21-1-2-3")
	options := ParseOptions{Machine: &domain, Domain: &domain, Forest: &domain}
	tok := Principals()[2].Token
	f.Fuzz(func(t *testing.T, condition string) {
		text := "D:(XA;;GA;;;WD;(" + condition + `))(XD;;GA;;;WD;(a))S:(RA;;;;;WD;("n",TI,0x0,1,2))(RA;;;;;WD;("x",TS,0x0,"v"))`
		sd, err := options.Parse(text)
		if err != nil {
			return
		}
		requireSpansInside(t, sd)
		printed := sd.String()
		again, err := ParseOptions{Strict: true}.Parse(printed)
		require.NoError(t, err, printed)
		require.Equal(t, printed, again.String())

		data := requireBinaryFixedPoint(t, sd)
		var decoded SecurityDescriptor
		require.NoError(t, decoded.UnmarshalBinary(data))
		if utf8.ValidString(printed) {
			require.Equal(t, printed, decoded.String())
		}
		m := KindDevice.Mapping()
		require.Equal(t, MaximumAllowed(sd, &tok, m), MaximumAllowed(again, &tok, m))
	})
}
