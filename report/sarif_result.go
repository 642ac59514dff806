package report

import (
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// This file writes results (SARIF 2.1.0, 3.27) as JSON.

// maxRelated is the number of related places that a result shows: code scanning
// shows that many, and refuses ten times as many. maxSnippet is the length in bytes
// up to which a place shows its text: viewers have the file, and a hostile one must
// not make the report many times its size.
const (
	maxRelated = 100
	maxSnippet = 4096
)

func (s *sarifWriter) result(j *jsonText, f *rules.Finding, line lineHash) {
	file := s.artifact(f.File.Name)
	related := f.Related[:min(len(f.Related), maxRelated)]
	j.raw(`{"ruleId":`)
	j.string(f.Rule.ID)
	if i, ok := s.ruleIndex[f.Rule.ID]; ok {
		j.raw(`,"ruleIndex":`)
		j.int(i)
	}
	j.raw(`,"level":`)
	j.string(f.Severity.String())
	j.message(`,"message":`, sarifMessage(f))
	j.raw(`,"locations":[{"physicalLocation":`)
	j.physicalLocation(file, f.File, f.Span)
	j.raw(`}]`)
	j.array(`,"relatedLocations":`, len(related), func(i int) {
		r := &related[i]
		j.raw(`{"id":`)
		j.int(i + 1)
		j.raw(`,"physicalLocation":`)
		j.physicalLocation(s.artifact(r.File.Name), r.File, r.Span)
		j.message(`,"message":`, sarifSentence(r.Message))
		j.raw(`}`)
	})
	j.raw(`,"partialFingerprints":{"inflint/v1":`) // the number is that of its version
	j.string(f.Fingerprint)
	j.raw(`,"primaryLocationLineHash":`)
	j.string(line.String())
	j.raw(`}`)
	fixes := insertable(f)
	j.array(`,"fixes":`, len(fixes), func(i int) { j.fix(file, f.File, fixes[i]) })
	j.properties(f)
	j.raw(`}`)
}

// physicalLocation writes a place to show. Its region has some extent, and the
// text in it.
func (j *jsonText) physicalLocation(file sarifArtifact, f *inf.File, span inf.Span) {
	span = extended(f, wholeCharacters(f, span))
	start, end := f.Position(span.Start), f.Position(span.End)
	if span.Len() == 0 {
		end.Column++ // there is no character on the line
	}
	j.raw(`{"artifactLocation":`)
	j.artifact(file)
	j.raw(`,"region":{`)
	j.region(start, end)
	if span.Len() > 0 && span.Len() <= maxSnippet {
		j.message(`,"snippet":`, asUTF8(f.Source(span)))
	}
	j.raw(`}}`)
}

func (j *jsonText) artifact(file sarifArtifact) {
	j.raw(`{"uri":`)
	j.string(file.uri)
	if file.relative {
		j.raw(`,"uriBaseId":"` + sourceRoot + `"`)
	}
	j.raw(`}`)
}

func (j *jsonText) region(start, end inf.Position) {
	j.raw(`"startLine":`)
	j.int(start.Line)
	j.raw(`,"startColumn":`)
	j.int(start.Column)
	j.raw(`,"endLine":`)
	j.int(end.Line)
	j.raw(`,"endColumn":`)
	j.int(end.Column)
}

// message writes a message, or content of another kind that has a text.
func (j *jsonText) message(name, text string) {
	j.raw(name)
	j.raw(`{"text":`)
	j.string(text)
	j.raw(`}`)
}

// insertable returns the fixes of a finding that can be given as text: viewers
// insert it into the text that the author sees.
func insertable(f *rules.Finding) []rules.Fix {
	return slices.DeleteFunc(shortFixes(f.Fixes), func(fix rules.Fix) bool {
		return len(fix.Edits) == 0 || slices.ContainsFunc(fix.Edits, func(e inf.Edit) bool { return !typable(f.File, e.New) })
	})
}

func (j *jsonText) fix(file sarifArtifact, f *inf.File, fix rules.Fix) {
	j.message(`{"description":`, sarifSentence(fix.Message))
	j.raw(`,"artifactChanges":[{"artifactLocation":`)
	j.artifact(file)
	j.array(`,"replacements":`, len(fix.Edits), func(i int) {
		e := fix.Edits[i]
		j.raw(`{"deletedRegion":{`)
		j.region(f.Position(e.Span.Start), f.Position(e.Span.End))
		j.raw(`}`)
		if e.New != "" {
			j.message(`,"insertedContent":`, e.New)
		}
		j.raw(`}`)
	})
	j.raw(`}]}`)
}

// properties writes what SARIF has no place of its own for: the object that the
// finding is about, and the principals that get access.
func (j *jsonText) properties(f *rules.Finding) {
	if f.Object == nil {
		return
	}
	j.raw(`,"properties":{"object":{"kind":`)
	j.string(f.Object.Kind.String())
	j.raw(`,"name":`)
	j.string(machineName(f.Object.Name))
	j.raw(`}`)
	j.array(`,"principals":`, len(f.Principals), func(i int) { j.string(f.Principals[i]) })
	j.raw(`}`)
}
