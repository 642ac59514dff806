package facts

var slipLines = fact[map[int]bool]{collectSlipLines}

// SlipOn reports whether a descriptor that lacks its quotes begins on a line of the file.
func SlipOn(f *Facts, line int) bool { return slipLines.of(f)[line] }

func collectSlipLines(f *Facts) map[int]bool {
	lines := map[int]bool{}
	for s, slip := range quotingSlips.of(f) {
		if s.Entry.Section.File == f.File {
			lines[f.File.Position(slip.Written.Start).Line] = true
		}
	}
	return lines
}
