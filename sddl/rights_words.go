package sddl

import "strconv"

// Words says in plain words what mask allows on an object of this kind, the
// weightiest right first. Generic rights are mapped before. A bit without a
// meaning for the kind is given as a number.
func (k ObjectKind) Words(mask AccessMask) []string {
	rest := k.Mapping().Map(mask)
	var words []string
	for _, table := range [...][]rightWord{k.row().words, standardWords} {
		for _, w := range table {
			if rest.Has(w.mask) {
				words = append(words, w.word)
				rest &^= w.mask
			}
		}
	}
	if rest != 0 {
		words = append(words, "0x"+strconv.FormatUint(uint64(rest), 16))
	}
	return words
}
