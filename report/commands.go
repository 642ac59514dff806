package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// This file writes the commands that CI systems look for in the output of a step.
// Whatever comes out of an INF file is escaped, so that no file can give commands
// of its own.

// github writes workflow commands of GitHub Actions ("Workflow commands for GitHub
// Actions"): annotations of the lines of a pull request.
type github struct {
	findingsOnly
	w       io.Writer
	options Options
}

func newGitHub(w io.Writer, options Options) *github { return &github{w: w, options: options} }

var githubCommands = [...]string{rules.Note: "notice", rules.Warning: "warning", rules.Error: "error"}

func (g *github) Finding(f *rules.Finding) error {
	start, end := f.Start(), f.End()
	place := fmt.Sprintf("file=%s,line=%d", githubProperty(relativePath(f.File.Name, g.options.Dir)), start.Line)
	if start.Line == end.Line { // columns of several lines are not understood
		place += fmt.Sprintf(",col=%d,endColumn=%d", start.Column, end.Column)
	} else {
		place += fmt.Sprintf(",endLine=%d", end.Line)
	}
	_, err := fmt.Fprintf(g.w, "::%s %s,title=%s::%s\n", githubCommands[f.Severity], place,
		githubProperty(f.Rule.ID+" "+f.Rule.Name), githubText(f.Text()))
	return err
}

func (g *github) Close(s Summary) error {
	for _, l := range s.LeftOut {
		if _, err := fmt.Fprintf(g.w, "::notice file=%s,title=inflint::%s\n", githubProperty(relativePath(l.File, g.options.Dir)), githubText(l.String())); err != nil {
			return err
		}
	}
	for _, e := range s.Errors {
		if err := GitHubError(g.w, relativePath(e.File, g.options.Dir), 0, e.Message); err != nil {
			return err
		}
	}
	if words := s.Words(); len(words) > 0 {
		// One for all, since GitHub shows ten notices of a step.
		_, err := fmt.Fprintf(g.w, "::notice title=inflint::%s\n", githubText(strings.Join(words, "\n")))
		return err
	}
	return nil
}

// GitHubError writes the annotation of an error that is no finding. The file may be "", and
// the line 0.
func GitHubError(w io.Writer, file string, line int, message string) error {
	place := ""
	if file != "" {
		place = "file=" + githubProperty(file) + ","
	}
	if line > 0 {
		place += fmt.Sprintf("line=%d,", line)
	}
	_, err := fmt.Fprintf(w, "::error %stitle=inflint::%s\n", place, githubText(message))
	return err
}

func githubText(text string) string {
	return strings.NewReplacer("%", "%25", "\n", "%0A").Replace(printable.Lines(text))
}

func githubProperty(text string) string {
	text = strings.NewReplacer("%", "%25", ":", "%3A", ",", "%2C").Replace(text)
	return strings.ReplaceAll(printable.Lines(text), "\n", "%0A")
}

// azure writes logging commands of Azure Pipelines ("Logging commands"), which
// knows errors and warnings only. Notes are plain lines.
type azure struct {
	findingsOnly
	w       io.Writer
	options Options
}

func newAzure(w io.Writer, options Options) *azure { return &azure{w: w, options: options} }

func (a *azure) Finding(f *rules.Finding) error {
	if f.Severity == rules.Note {
		_, err := fmt.Fprintf(a.w, "%s: %s: %s [%s]\n", printable.Place(f.File, f.Span), f.Severity, printable.Text(f.Text()), f.Rule.ID)
		return err
	}
	at := f.Start()
	_, err := fmt.Fprintf(a.w, "##vso[task.logissue type=%s;sourcepath=%s;linenumber=%d;columnnumber=%d;code=%s;]%s\n",
		f.Severity, azureProperty(relativePath(f.File.Name, a.options.Dir)), at.Line, at.Column, f.Rule.ID, azureText(f.Text()))
	return err
}

func (a *azure) Close(s Summary) error {
	for _, l := range s.LeftOut {
		if _, err := fmt.Fprintln(a.w, l); err != nil {
			return err
		}
	}
	for _, e := range s.Errors {
		if _, err := fmt.Fprintf(a.w, "##vso[task.logissue type=error;sourcepath=%s;]%s\n", azureProperty(relativePath(e.File, a.options.Dir)), azureText(e.Message)); err != nil {
			return err
		}
	}
	for _, words := range s.Words() {
		if _, err := fmt.Fprintln(a.w, "inflint: "+printable.Text(words)); err != nil {
			return err
		}
	}
	return nil
}

func azureText(text string) string {
	return strings.NewReplacer("%", "%AZP25", "\n", "%0A").Replace(printable.Lines(text))
}

func azureProperty(text string) string {
	return strings.NewReplacer(";", "%3B", "]", "%5D").Replace(azureText(text))
}
