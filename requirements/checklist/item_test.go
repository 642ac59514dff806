package checklist

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

// TestItems holds the table together: what it names exists, and is told apart.
func TestItems(t *testing.T) {
	ids := map[string]bool{}
	for _, i := range Items(requirements.WHQL) {
		require.Regexp(t, `^[a-z0-9]+(-[a-z0-9]+)*$`, i.ID)
		require.False(t, ids[i.ID], i.ID)
		ids[i.ID] = true
		require.Contains(t, Groups(), i.Group)
		require.True(t, strings.HasSuffix(i.Question, "?"), i.Question)
		require.Regexp(t, `^https://`, i.Source.URL)
		require.NotEmpty(t, i.Source.Title)
		for _, code := range i.InfVerif {
			c, known := requirements.LookupCode(code)
			require.True(t, known, "%s names InfVerif %s", i.ID, code)
			require.NotEqual(t, requirements.NotCovered, c.Coverage, "%s cannot pass: nothing looks at InfVerif %s", i.ID, code)
		}
		require.True(t, slices.IsSorted(i.Rules), i.ID)
		for _, id := range i.Rules {
			r := rules.Lookup(id)
			require.NotNil(t, r, "%s names %s", i.ID, id)
			if i.refused {
				require.True(t, slices.ContainsFunc(r.InfVerif, func(code string) bool { return slices.Contains(i.InfVerif, code) }), "%s and %s have no code in common", i.ID, id)
			}
		}
		require.True(t, i.Run != "" || len(i.Rules) > 0 || i.check != nil, "%s can be answered somehow", i.ID)
	}
}

// TestEveryCodeHasItsItem looks for codes that rules report and no item names. What is in no
// item is at the end of each checklist.
func TestEveryCodeHasItsItem(t *testing.T) {
	named := map[string]bool{}
	for _, i := range Items(requirements.WHQL) {
		for _, code := range i.InfVerif {
			named[code] = true
		}
	}
	for _, c := range requirements.Codes() {
		if level, known := c.Level(requirements.Windows); known && level != requirements.NotReported {
			require.Equal(t, c.Coverage != requirements.NotCovered, named[c.Code], "InfVerif %s", c.Code)
		}
	}
}

// TestEveryRuleHasItsItem looks for rules of the preset whql whose findings no item shows,
// and for rules that name an item which is not there.
func TestEveryRuleHasItsItem(t *testing.T) {
	ids := map[string]bool{}
	for _, i := range Items(requirements.WHQL) {
		ids[i.ID] = true
	}
	for _, r := range rules.All() {
		if r.In(rules.PresetWHQL) || r.Item != "" {
			require.True(t, ids[r.Item], "%s %s: there is no item %q in requirements/checklist/item_table.go", r.ID, r.Name, r.Item)
		}
	}
}
