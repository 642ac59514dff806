package inf

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestBytes(t *testing.T) {
	tests := []struct {
		value string
		want  []byte
		ok    bool
	}{
		{"01,A,ff", []byte{1, 0x0A, 0xFF}, true},
		{"0x0f,022,,0X1", []byte{0x0F, 0x22, 0, 1}, true},
		{"01,\\\n  02", []byte{1, 2}, true},
		{"100", nil, false},
		{"1g", nil, false},
	}
	for _, tt := range tests {
		f := Parse("x.inf", []byte("[Manufacturer]\nm=M\n[M]\nd=I,x\n[I]\n[I.HW]\nAddReg=R\n[R]\nHKR,,Security,1,"+tt.value))
		s := f.Objects()[0].Descriptors[0]
		data, spans, ok := s.Bytes()
		require.Equal(t, tt.ok, ok, tt.value)
		require.Equal(t, tt.want, data, tt.value)
		require.Len(t, spans, len(tt.want))
		if ok {
			last := spans[len(spans)-1]
			require.Equal(t, s.Entry.Value(len(s.Entry.Fields)), f.Text[last.Start:last.End])
		}
	}
	f := Parse("x.inf", []byte("[DefaultInstall]\nAddReg=R\n[R]\nHKR,,Security,,01"))
	_, _, ok := f.Objects()[0].Descriptors[0].Bytes()
	require.False(t, ok)
}
