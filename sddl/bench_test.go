package sddl

import "testing"

// fourACEs is the wdmsec.h descriptor that lets everybody, restricted code
// included, read and write.
const fourACEs = "D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GRGWGX;;;WD)(A;;GRGWGX;;;RC)"

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(fourACEs)))
	for b.Loop() {
		if _, err := Parse(fourACEs); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkString(b *testing.B) {
	sd, err := Parse(fourACEs)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		_ = sd.String()
	}
}

func BenchmarkMarshalBinary(b *testing.B) {
	sd, err := Parse(fourACEs)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sd.MarshalBinary(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnmarshalBinary(b *testing.B) {
	sd, err := Parse(fourACEs)
	if err != nil {
		b.Fatal(err)
	}
	data, err := sd.MarshalBinary()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		var sd SecurityDescriptor
		if err := sd.UnmarshalBinary(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAccessCheck(b *testing.B) {
	sd, err := Parse(fourACEs)
	if err != nil {
		b.Fatal(err)
	}
	m := KindDevice.Mapping()
	for _, p := range Principals() {
		b.Run(p.ID, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r := AccessCheck(sd, &p.Token, GenericAll, m)
				_ = r.Allowed
			}
		})
	}
}
