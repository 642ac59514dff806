package rules

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules/facts"
)

// TestRequired has the severity of codes for an install that is judged by the rules of
// two versions.
func TestRequired(t *testing.T) {
	tests := []struct {
		code string
		mode requirements.Mode
		want Severity
	}{
		{"1320", "", Error},
		{"1320", requirements.Windows, Error},
		{"1320", requirements.Universal, Off},
		{"1304", requirements.Universal, Error},
		{"1304", requirements.Declarative, Warning},
		{"1304", requirements.Windows, Error}, // by the older rules, which are those of /u
		{"1309", requirements.WHQL, Warning},  // not published
		{"1309", requirements.Universal, Error},
		{"1309", requirements.Declarative, Warning},
	}
	for _, tt := range tests {
		p := &Pass{Facts: facts.New(inf.Parse("x.inx", []byte("[Manufacturer]\nm=M,NTamd64,NTamd64.10.0...17763\n[M.NTamd64]\nd=I,x\n[M.NTamd64.10.0...17763]\nd=I,x\n[I]\nk=v")), requirements.Options{Mode: tt.mode}, nil)}
		require.Equal(t, tt.want, p.required(tt.code, p.File.Installs()[0]), "%s %s", tt.code, tt.mode)
	}
}

// TestConsequence has what InfVerif does: in every mode, or in one of several.
func TestConsequence(t *testing.T) {
	for want, v := range map[string]verdict{
		"; InfVerif rejects the file (1204)":                       {code: "1204", by: requirements.Judgement{Mode: requirements.WHQL}},
		"; InfVerif warns of it (2083)":                            {code: "2083", by: requirements.Judgement{Mode: requirements.Universal}},
		"; InfVerif /w (Windows Driver) rejects the file (1320)":   {code: "1320", by: requirements.Judgement{Mode: requirements.Windows}},
		"; InfVerif /u (universal driver) rejects the file (1304)": {code: "1304", by: requirements.Judgement{Mode: requirements.Universal}},
		"; InfVerif /k warns of it (1304)":                         {code: "1304", by: requirements.Judgement{Mode: requirements.Declarative}},
	} {
		require.Equal(t, want, v.consequence())
	}
	for _, v := range []verdict{
		{code: "1320", by: requirements.Judgement{Mode: requirements.Universal}}, // not reported
		{code: "1305", by: requirements.Judgement{Mode: requirements.WHQL}},      // not published
		{}, // nothing is required
	} {
		require.Empty(t, v.consequence(), v.code)
	}
}
