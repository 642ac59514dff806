package accessmap

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
)

// An Explainer writes how the access map comes to what it says of one device.
type Explainer struct {
	w      io.Writer
	device string
	json   bool
	found  int
	names  []string // that devices have, for who misspelt one
}

// ExplainFormats are the names of the formats that an [Explainer] has.
func ExplainFormats() []string { return []string{"text", "json"} }

// NewExplainer returns a writer about the devices with a name or a hardware ID, in any case.
// What a driver makes itself has a name as \Device\Acme.
func NewExplainer(format string, w io.Writer, device string) (*Explainer, error) {
	if err := spelling.OneOf("format", format, ExplainFormats()); err != nil {
		return nil, err
	}
	return &Explainer{w: w, device: device, json: format == "json"}, nil
}

// mostNames is how many names are kept for who misspelt one.
const mostNames = 10_000

// File writes the reasoning about the devices of a file, with the evidence about its
// drivers, which may be nil.
func (x *Explainer) File(f *inf.File, e *evidence.Set) error {
	objects := access.Of(f, e)
	rows := access.Rows(objects, e)
	for i := range rows {
		row := &rows[i]
		names := namesOf(row)
		if !slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, x.device) }) {
			x.names = append(x.names, names[:min(len(names), mostNames-len(x.names))]...)
			continue
		}
		x.found++
		row.Idle = idleOf(row, objects)
		write := x.text
		if x.json {
			write = x.object
		}
		if err := write(f, row); err != nil {
			return err
		}
	}
	return nil
}

// idleOf returns the lines of a device's install that set a descriptor in a key where it
// means nothing, also where another line has effect.
func idleOf(row *access.Row, objects []*access.Object) []*access.Descriptor {
	idle := row.Idle
	for _, o := range objects {
		if row.Door != nil || o.Install != row.Object.Install {
			continue
		}
		for _, d := range o.Descriptors {
			if d.Setting.Effect == inf.WrongSection && strings.EqualFold(d.Setting.Name, "Security") {
				idle = append(idle, d)
			}
		}
	}
	return idle
}

// namesOf returns what a device is known by. Other objects have no names here.
func namesOf(row *access.Row) (names []string) {
	switch {
	case row.Door != nil && row.Object.Name != "":
		return []string{row.Object.Name}
	case row.Door != nil || row.Object.Kind != inf.KindDevice:
		return nil
	}
	for _, t := range row.Object.Install.Targets {
		names = append(names, t.Description())
		names = append(names, t.HardwareIDs()...)
	}
	return names
}

func (x *Explainer) text(f *inf.File, row *access.Row) error {
	var b strings.Builder
	b.WriteString(subject(row))
	if row.Door != nil {
		b.WriteString(origin(row))
	} else {
		b.WriteString(", in " + printable.Name(f.Name))
	}
	b.WriteString("\n")
	steps := reasoningOf(f, row)
	width := len(fmt.Sprint(len(steps)))
	for i := range steps {
		place := steps[i].place()
		if place != "" {
			place += ": "
		}
		fmt.Fprintf(&b, "  %*d. %s%s\n", width, i+1, place, steps[i].Text)
	}
	if d := row.Object.Effective; d != nil && d.Status == access.Parsed && row.Known() {
		fmt.Fprintf(&b, "  %s\n", printable.Shorten(printable.Text(d.SD.Text), maxShown))
		writeTable(&b, "    ", d.SD, row, d.Object.Rights)
	}
	_, err := io.WriteString(x.w, b.String()+"\n")
	return err
}

// A jsonReasoning is the reasoning about one device.
type jsonReasoning struct {
	File   string        `json:"file"`
	Steps  []step        `json:"steps"`
	Object jsonMapObject `json:"object"` // as in the map
}

func (x *Explainer) object(f *inf.File, row *access.Row) error {
	begin := ",\n"
	if x.found == 1 {
		begin = x.head()
	}
	data, err := printable.JSON(jsonReasoning{filepath.ToSlash(f.Name), reasoningOf(f, row), mapObjectJSON(row)})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(x.w, "%s%s", begin, data)
	return err
}

func (x *Explainer) head() string { return fmt.Sprintf("{\"version\":%d,\"reasoning\":[\n", version) }

// Close ends the report. It does not close the underlying writer.
func (x *Explainer) Close(read outcome.Inputs) error {
	if x.json {
		head := ""
		if x.found == 0 {
			head = x.head()
		}
		data, err := printable.JSON(struct {
			Skipped []outcome.Skipped `json:"skipped"`
			Errors  []outcome.Error   `json:"errors"`
		}{append([]outcome.Skipped{}, read.Skipped...), append([]outcome.Error{}, read.Errors...)})
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(x.w, "%s\n],%s\n", head, data[1:]); err != nil {
			return err
		}
	}
	return nil
}

// Unknown says that no file has the device, with one of a similar name; nil if one has it.
func (x *Explainer) Unknown() error {
	if x.found > 0 {
		return nil
	}
	slices.Sort(x.names)
	like := spelling.DidYouMean(x.device, slices.Compact(x.names))
	return errors.New(printable.Text(fmt.Sprintf(`no file has a device with the name or hardware ID "%s"%s`, x.device, like)))
}
