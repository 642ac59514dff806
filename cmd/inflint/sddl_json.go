package main

import (
	"encoding/hex"

	"github.com/inflint/inflint/access"
	accessmap "github.com/inflint/inflint/report/access"
	"github.com/inflint/inflint/sddl"
)

// jsonVersion is the version of the format that the command's help describes. It
// changes when a field changes its meaning or goes; new fields do not change it.
const jsonVersion = 1

type jsonMalformed struct {
	Version int       `json:"version"`
	Line    int       `json:"line,omitempty"`
	Input   string    `json:"input"`
	Error   jsonError `json:"error"`
}

type jsonError struct {
	Offset  int    `json:"offset"`
	Length  int    `json:"length"`
	Message string `json:"message"`
}

type jsonDescriptor struct {
	Version      int              `json:"version"`
	Line         int              `json:"line,omitempty"`
	Input        string           `json:"input"`
	Object       string           `json:"object"`
	Canonical    string           `json:"canonical"`
	Binary       string           `json:"binary,omitempty"`
	BinaryError  string           `json:"binaryError,omitempty"`
	Owner        *jsonTrustee     `json:"owner"`
	Group        *jsonTrustee     `json:"group"`
	DACL         *jsonList        `json:"dacl"`
	SACL         *jsonList        `json:"sacl"`
	Leniencies   []jsonDiagnostic `json:"leniencies"`
	Constant     string           `json:"constant,omitempty"`
	DeviceSubset []jsonDiagnostic `json:"deviceSubset,omitzero"`
	Access       []jsonAccess     `json:"access"`
}

type jsonTrustee struct {
	SID     string `json:"sid"`
	Literal string `json:"literal"`
	Name    string `json:"name"`
}

type jsonList struct {
	Flags []string  `json:"flags"`
	Null  bool      `json:"null"`
	ACEs  []jsonACE `json:"aces"`
}

type jsonACE struct {
	SDDL        string          `json:"sddl"`
	Type        string          `json:"type"`
	Flags       sddl.ACEFlags   `json:"flags"`
	Mask        sddl.AccessMask `json:"mask"`
	Rights      []string        `json:"rights"`
	SID         *jsonTrustee    `json:"sid"`
	Explanation string          `json:"explanation"`
	Span        *jsonSpan       `json:"span,omitempty"`
}

type jsonSpan struct {
	Start int32 `json:"start"`
	End   int32 `json:"end"`
}

type jsonDiagnostic struct {
	Code    sddl.DiagnosticCode `json:"code"`
	Message string              `json:"message"`
	Offset  int32               `json:"offset"`
	Length  int                 `json:"length"`
}

type jsonAccess struct {
	Principal string          `json:"principal"`
	Name      string          `json:"name"`
	Level     string          `json:"level"`
	Mask      sddl.AccessMask `json:"mask"`
	Rights    []string        `json:"rights"`
	ACEs      []int           `json:"aces"`
}

// describeInJSON prints a descriptor as one line of JSON.
func (a *app) describeInJSON(d *descriptor, object objectKind) error {
	if f := d.fault; f != nil {
		return writeJSON(a.stdout, jsonMalformed{jsonVersion, d.line, d.input, jsonError{f.offset, f.length, f.message}})
	}
	sd := d.sd
	out := jsonDescriptor{
		Version: jsonVersion, Line: d.line, Input: d.input, Object: object.word,
		Canonical: sd.String(),
		Owner:     trusteeJSON(sd.Owner), Group: trusteeJSON(sd.Group),
		DACL: listJSON(sd.DACL, object.kind), SACL: listJSON(sd.SACL, object.kind),
		Leniencies: diagnosticsJSON(sd.Leniencies),
		Access:     accessJSON(sd, object.kind),
	}
	if data, err := sd.MarshalBinary(); err != nil {
		out.BinaryError = reason(err)
	} else {
		out.Binary = hex.EncodeToString(data)
	}
	if object.kind == sddl.KindDevice {
		constant, _ := sd.DeviceConstant()
		out.Constant = constant.Name
		out.DeviceSubset = diagnosticsJSON(sd.CheckDeviceSubset())
	}
	return writeJSON(a.stdout, out)
}

func trusteeJSON(s *sddl.SID) *jsonTrustee {
	if s == nil || s.IsZero() {
		return nil
	}
	return &jsonTrustee{s.String(), s.Literal(), s.Name()}
}

func listJSON(l *sddl.ACL, kind sddl.ObjectKind) *jsonList {
	if l == nil {
		return nil
	}
	out := &jsonList{Flags: []string{}, Null: l.Null, ACEs: []jsonACE{}}
	for _, row := range []struct {
		flag sddl.ACLFlags
		code string
	}{{sddl.Protected, "P"}, {sddl.AutoInheritRequired, "AR"}, {sddl.AutoInherited, "AI"}} {
		if l.Flags&row.flag != 0 {
			out.Flags = append(out.Flags, row.code)
		}
	}
	for i := range l.ACEs {
		out.ACEs = append(out.ACEs, aceJSON(&l.ACEs[i], kind))
	}
	return out
}

func aceJSON(a *sddl.ACE, kind sddl.ObjectKind) jsonACE {
	out := jsonACE{
		SDDL: a.String(), Type: a.Type.String(), Flags: a.Flags, Mask: a.Mask,
		Rights: []string{}, SID: trusteeJSON(&a.SID), Explanation: a.Explain(kind),
	}
	if a.Type != sddl.SystemMandatoryLabel { // whose mask is a policy
		out.Rights = append(out.Rights, kind.Words(a.Mask)...)
	}
	if a.Spans.ACE.Len() > 0 {
		out.Span = &jsonSpan{a.Spans.ACE.Start, a.Spans.ACE.End}
	}
	return out
}

func diagnosticsJSON(found []sddl.Diagnostic) []jsonDiagnostic {
	out := []jsonDiagnostic{}
	for _, d := range found {
		out = append(out, jsonDiagnostic{d.Code, d.Msg, d.Span.Start, d.Span.Len()})
	}
	return out
}

func accessJSON(sd *sddl.SecurityDescriptor, kind sddl.ObjectKind) []jsonAccess {
	var out []jsonAccess
	cells := access.CellsOf(sd, kind)
	for i, p := range access.Principals() {
		c := &cells[i]
		out = append(out, jsonAccess{p.ID, p.Name, c.Level.String(), c.Granted, accessmap.RightIDs(c.Rights), append([]int{}, c.ACEs...)})
	}
	return out
}
