package reporttest

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// RequirePage checks that a page is whole, stands alone, and has no script or style
// but its own, to which its policy holds it.
func RequirePage(t *testing.T, data []byte) {
	doc, err := html.Parse(bytes.NewReader(data))
	require.NoError(t, err)
	ids := map[string]bool{}
	var links, labels []string
	count := map[string]int{}
	var policy, style string
	hashes := map[string]string{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		require.Contains(t, pageElements, n.Data)
		if n.Data == "script" || n.Data == "style" {
			sum := sha256.Sum256([]byte(n.FirstChild.Data))
			hashes[n.Data] = "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		}
		if n.Data == "style" {
			style = n.FirstChild.Data
		}
		for _, a := range n.Attr {
			require.Contains(t, pageAttributes, a.Key)
			switch a.Key {
			case "id":
				require.False(t, ids[a.Val], "two elements with the id %s", a.Val)
				ids[a.Val] = true
			case "href":
				links = append(links, a.Val)
			case "aria-labelledby":
				labels = append(labels, a.Val)
			case "content":
				if strings.HasPrefix(a.Val, "default-src") {
					policy = a.Val
				}
			}
		}
	}
	allowed := "style-src " + hashes["style"]
	if count["script"] > 0 { // not every page has one
		allowed += "; script-src " + hashes["script"]
	}
	require.Equal(t, fmt.Sprintf("default-src 'none'; %s; base-uri 'none'; form-action 'none'", allowed), policy)
	require.LessOrEqual(t, count["script"], 1)
	for _, element := range []string{"html", "head", "title", "style", "body", "main", "h1"} {
		require.Equal(t, 1, count[element], element)
	}
	for _, link := range links {
		if target, ok := strings.CutPrefix(link, "#"); ok {
			require.True(t, ids[target], link)
		} else {
			require.Regexp(t, `^https://github\.com/inflint/inflint/blob/main/docs/rules/INF\d{3}\.md$`, link)
		}
	}
	for _, label := range labels {
		require.True(t, ids[label], label)
	}
	require.NotContains(t, style, "url(")
	require.NotContains(t, style, "@import")
}

// What the page is made of: nothing that fetches, embeds or sends.
var (
	pageElements = strings.Fields(`html head meta title style body header nav main footer section article h1 h2 h3 p ul li details summary div span code
		b dl dt dd small sup strong mark del ins a form fieldset legend label input select option button output table thead tbody tr th td script`)
	pageAttributes = strings.Fields(`lang charset http-equiv content name class id aria-label aria-labelledby role hidden value type checked placeholder
		autocomplete spellcheck scope colspan tabindex title href disabled open rowspan
		data-severity data-rule data-file data-kind data-who data-levels data-columns`)
)
