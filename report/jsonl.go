package report

import (
	"io"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// jsonLines writes one object in a line for each finding, as it comes, and one for
// the summary at the end. The objects have the fields of the JSON format.
type jsonLines struct {
	findingsOnly
	w io.Writer
}

func newJSONLines(w io.Writer) *jsonLines { return &jsonLines{w: w} }

func (j *jsonLines) Finding(f *rules.Finding) error { return j.line(toJSON(f)) }

func (j *jsonLines) Close(s Summary) error {
	return j.line(struct {
		Version int `json:"version"`
		jsonSummary
	}{jsonVersion, summaryJSON(s)})
}

func (j *jsonLines) line(v any) error {
	data, err := printable.JSON(v)
	if err != nil {
		return err
	}
	_, err = j.w.Write(append(data, '\n'))
	return err
}
