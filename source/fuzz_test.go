package source

import "testing"

func FuzzLex(f *testing.F) {
	f.Add("a")
	f.Fuzz(func(t *testing.T, text string) { roundTrip(t, text) })
}

// FuzzFacts reads any text, alone and as two files, and checks that places lie within it.
func FuzzFacts(f *testing.F) {
	f.Add("a")
	f.Fuzz(func(t *testing.T, text string) {
		facts := Read([]File{{"a.c", text}, {"a.h", Decode([]byte(text))}})
		check := func(p Place) {
			if p.Start < 0 || p.End < p.Start || p.End > max(len(text), 2*len(text)) || p.Line < 1 || p.Column < 1 {
				t.Fatalf("place %+v", p)
			}
		}
		for _, c := range facts.Calls {
			check(c.Place)
			for _, a := range c.Arguments {
				if a.Text != "" {
					check(a.Place)
				}
			}
		}
		for _, d := range facts.Doors {
			check(d.Place)
		}
		for _, c := range facts.Codes {
			check(c.Place)
		}
		Includes(text)
	})
}
