// Package facts has what several rules ask of a file.
//
// # The model
//
// A fact is something that follows from the text of a file, and that no rule is alone
// to ask: which sections Windows reads, which lines write to the keys of services, which
// devices are left without a descriptor. It says how things are. What is wrong with
// that, and how bad it is, is for the rules to say: facts know nothing of findings.
//
// Each fact has a file of its own, with a function that takes the [Facts] of an INF file.
// A fact is worked out when it is first asked for and kept, so that a file pays only for
// what the rules that look at it ask, and for that once. Facts may ask for others; the
// compiler sees to it that none asks for itself.
//
// # Use
//
//	known := facts.New(inf.Parse(name, src), requirements.Options{}, nil)
//	for _, line := range facts.SystemLines(known) {
//		fmt.Println(line.Key)
//	}
//
// A rule has the Facts of its file in its Pass.
package facts
