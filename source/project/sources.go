package project

import "strings"

// sources reads a file of the old kit: NAME=value lines, continued by a backslash, with #
// comments and !IF.
func (p *Project) sources(text string) error {
	var conditions []string
	var logical strings.Builder
	var at Place
	facts, offset, number := 0, 0, 0
	for line := range strings.Lines(text) {
		number++
		if logical.Len() == 0 {
			at = Place{p.Name, offset, number, 1}
		}
		offset += len(line)
		body, _, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "#")
		body = strings.TrimSpace(body)
		if rest, continued := strings.CutSuffix(body, `\`); continued {
			logical.WriteString(rest + " ")
			continue
		}
		logical.WriteString(body)
		body = logical.String()
		logical.Reset()
		if directive, found := strings.CutPrefix(body, "!"); found {
			conditions = turn(conditions, directive)
			continue
		}
		name, value, found := strings.Cut(body, "=")
		if !found {
			continue
		}
		condition := ""
		if len(conditions) > 0 {
			condition = conditions[len(conditions)-1]
		}
		n, err := p.assign(strings.TrimSpace(name), strings.TrimSpace(value), condition, at)
		if err != nil {
			return err
		}
		if facts += n; facts > maxFacts {
			return ErrTooMany
		}
	}
	return nil
}

// turn follows !IF to !ENDIF. The innermost condition stands for all.
func turn(conditions []string, directive string) []string {
	word, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(directive)), " ")
	n := len(conditions)
	switch {
	case strings.HasPrefix(word, "IF") && n < maxFacts:
		return append(conditions, "!"+directive[:min(len(directive), maxCondition)])
	case strings.HasPrefix(word, "ELSE") && n > 0:
		conditions[n-1] = "!ELSE of " + strings.TrimPrefix(conditions[n-1], "!ELSE of ")
	case word == "ENDIF" && n > 0:
		return conditions[:n-1]
	}
	return conditions
}

func (p *Project) assign(name, value, condition string, at Place) (facts int, err error) {
	if strings.EqualFold(name, "SOURCES") {
		for _, file := range strings.Fields(value) {
			if facts++; facts > maxFacts {
				return facts, ErrTooMany
			}
			p.Compiled = append(p.Compiled, Item{Path: strings.ReplaceAll(file, `\`, "/"), Condition: condition, Place: at})
		}
		return facts, nil
	}
	if strings.EqualFold(name, "INCLUDES") {
		p.include(strings.Split(value, ";"))
		return 1, nil
	}
	lower := strings.ToLower(name)
	p.Properties[lower] = append(p.Properties[lower], Property{value[:min(len(value), maxValue)], condition, at})
	return 1, nil
}
