package report

import (
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

// pageVersion is the version of the pages as JSON. It changes when a field changes its
// meaning or goes.
const pageVersion = 1

// rulePage is the page of a rule for programs.
type rulePage struct {
	Version          int             `json:"version"`
	Kind             string          `json:"kind"` // "rule"
	ID               string          `json:"id"`
	Name             string          `json:"name"`
	Title            string          `json:"title"`
	Severity         string          `json:"severity"`
	Precision        string          `json:"precision"`
	SecuritySeverity float64         `json:"securitySeverity"`
	Presets          []rules.Preset  `json:"presets"`
	Why              string          `json:"why"`
	Bad              string          `json:"bad"`
	Good             string          `json:"good"`
	CWE              []string        `json:"cwe"`
	InfVerif         []string        `json:"infVerif"`
	Item             string          `json:"item,omitempty"`
	References       []pageReference `json:"references"`
	Page             string          `json:"page"`
}

type pageReference struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// codePage is what is known of a code of InfVerif, for programs.
type codePage struct {
	Version  int               `json:"version"`
	Kind     string            `json:"kind"` // "infverif" or "inf2cat"
	ID       string            `json:"id"`
	Title    string            `json:"title"`
	Levels   map[string]string `json:"levels"`
	Reported string            `json:"reported"`
	Reason   string            `json:"reason,omitempty"`
	Rules    []string          `json:"rules"`
}

// PageJSON returns what [Page] says as a line of JSON.
func PageJSON(m *rules.Meta) ([]byte, error) {
	p := rulePage{
		Version: pageVersion, Kind: "rule", ID: m.ID, Name: m.Name, Title: m.Summary, Severity: m.Severity.String(), Precision: string(m.Precision),
		SecuritySeverity: m.SecuritySeverity, Presets: append([]rules.Preset{}, m.Presets...), Why: m.Why, Bad: m.Bad, Good: m.Good,
		CWE: append([]string{}, m.CWE...), InfVerif: append([]string{}, m.InfVerif...), Item: m.Item, References: []pageReference{}, Page: m.HelpURL(),
	}
	for _, r := range m.References {
		p.References = append(p.References, pageReference(r))
	}
	return pageLine(p)
}

// CodePageJSON returns what [CodePage] says as a line of JSON.
func CodePageJSON(c requirements.Code) ([]byte, error) {
	kind := "infverif"
	if c.Inf2Cat() {
		kind = "inf2cat"
	}
	p := codePage{Version: pageVersion, Kind: kind, ID: c.Code, Title: c.Meaning, Levels: map[string]string{}, Reported: string(c.Coverage), Reason: c.Reason, Rules: []string{}}
	for _, mode := range requirements.Modes() {
		if level, known := c.Level(mode); known {
			p.Levels[string(mode)] = level.String()
		}
	}
	for _, r := range rules.Overlapping(c) {
		p.Rules = append(p.Rules, r.ID)
	}
	return pageLine(p)
}

func pageLine(page any) ([]byte, error) {
	data, err := printable.JSON(page)
	return append(data, '\n'), err
}
