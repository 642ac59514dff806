package inf

import "strings"

// IsTemplate reports whether a name is that of a file of which a build makes an INF
// file: .inx of stampinf, and .inf or .inx with .in, .tmpl or _ behind it.
func IsTemplate(name string) bool {
	name = strings.ToLower(name)
	for _, end := range []string{".in", ".tmpl", "_"} {
		if base, cut := strings.CutSuffix(name, end); cut {
			return strings.HasSuffix(base, ".inf") || strings.HasSuffix(base, ".inx")
		}
	}
	return strings.HasSuffix(name, ".inx")
}
