package report

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// TestCommandTexts has what means something in a command of a CI system, in the name of
// a file and in a message. GitHub ends a property at a comma and a colon, Azure at a
// semicolon and a bracket; both read escapes, and end a command with the line.
func TestCommandTexts(t *testing.T) {
	for _, tt := range []struct{ name, message, githubName, githubMessage, azureName, azureMessage string }{
		{"a.inf", "m", "a.inf", "m", "a.inf", "m"},
		{"a,b", "m,n", "a%2Cb", "m,n", "a,b", "m,n"},
		{"a:b", "m:n", "a%3Ab", "m:n", "a:b", "m:n"},
		{"a;b", "m;n", "a;b", "m;n", "a%3Bb", "m;n"},
		{"a]b", "m]n", "a]b", "m]n", "a%5Db", "m]n"},
		{"a%2Cb", "100%0A", "a%252Cb", "100%250A", "a%AZP252Cb", "100%AZP250A"},
		{"a\nb", "m\nn", "a%0Ab", "m%0An", "a%0Ab", "m%0An"},
	} {
		f := &rules.Finding{
			Rule: &rules.Lookup("INF103").Meta, Severity: rules.Error, Message: tt.message,
			File: inf.Parse(tt.name, []byte("[S]\n")), Span: inf.Span{Start: 1, End: 2},
		}
		for format, want := range map[string]string{
			"github": "::error file=" + tt.githubName + ",line=1,col=2,endColumn=3,title=INF103 empty-security-value::" + tt.githubMessage,
			"azure":  "##vso[task.logissue type=error;sourcepath=" + tt.azureName + ";linenumber=1;columnnumber=2;code=INF103;]" + tt.azureMessage,
		} {
			require.Equal(t, want+"\n", string(write(t, format, []*rules.Finding{f}, Summary{})))
		}
	}
}
