// Package htmlpage has what all HTML pages have in common.
//
// A page stands alone: it fetches nothing, and its policy forbids every style sheet
// and script but its own. A [Frame] is what stands around it. A page about files
// ([Page]) has totals, what could not be read, and filters as well.
//
// A document writes its page with the templates of [Parse]: "page" calls those that
// the document defines, "filters" and "content"; a page of another kind calls "head"
// and "foot". All that a template is given is printable already.
package htmlpage
