package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// gitlab writes a Code Quality report of GitLab ("Code Quality report format"): an
// array of issues.
type gitlab struct {
	findingsOnly
	w       io.Writer
	options Options
	begun   bool
}

func newGitLab(w io.Writer, options Options) *gitlab { return &gitlab{w: w, options: options} }

type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path      string          `json:"path"`
	Positions gitlabPositions `json:"positions"`
}

type gitlabPositions struct {
	Begin gitlabPosition `json:"begin"`
	End   gitlabPosition `json:"end"`
}

type gitlabPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

var gitlabSeverities = [...]string{rules.Note: "info", rules.Warning: "major", rules.Error: "critical"}

func (g *gitlab) Finding(f *rules.Finding) error {
	start, end := f.Start(), f.End()
	path := relativePath(f.File.Name, g.options.Dir)
	return g.issue(gitlabIssue{
		Description: f.Text(), CheckName: f.Rule.ID, Severity: gitlabSeverities[f.Severity],
		Fingerprint: hash(path, f.Fingerprint), // GitLab wants it to be unique in the report
		Location:    gitlabLocation{path, gitlabPositions{gitlabPosition(start), gitlabPosition(end)}},
	})
}

func (g *gitlab) issue(issue gitlabIssue) error {
	data, err := printable.JSON(issue)
	if err != nil {
		return err
	}
	begin := ",\n"
	if !g.begun {
		g.begun, begin = true, "[\n"
	}
	_, err = io.WriteString(g.w, begin+string(data))
	return err
}

func (g *gitlab) Close(s Summary) error {
	for _, l := range s.LeftOut {
		path := relativePath(l.File, g.options.Dir)
		err := g.issue(gitlabIssue{
			Description: l.String(), CheckName: "left-out", Severity: "info", Fingerprint: hash(path, "left-out"),
			Location: gitlabLocation{path, gitlabPositions{gitlabPosition{1, 1}, gitlabPosition{1, 1}}},
		})
		if err != nil {
			return err
		}
	}
	for _, e := range s.Errors {
		path := relativePath(e.File, g.options.Dir)
		err := g.issue(gitlabIssue{
			Description: e.Message, CheckName: "unreadable", Severity: "critical", Fingerprint: hash(path, e.Message),
			Location: gitlabLocation{path, gitlabPositions{gitlabPosition{1, 1}, gitlabPosition{1, 1}}},
		})
		if err != nil {
			return err
		}
	}
	end := "\n]\n"
	if !g.begun {
		end = "[]\n"
	}
	_, err := io.WriteString(g.w, end)
	return err
}

// hash returns a short name for some texts.
func hash(texts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(texts, "\x00")))
	return hex.EncodeToString(sum[:16])
}
