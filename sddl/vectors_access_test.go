package sddl

import (
	"encoding/json"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// accessVectors is a file of access-check vectors.
type accessVectors struct {
	DomainSID string                 `json:"domain_sid"`
	Mapping   map[string]vectorMask  `json:"generic_mapping"`
	Tokens    map[string]vectorToken `json:"tokens"`
	Cases     []struct {
		ID, Family, SDDL, Token string
		GrantedPerBit           vectorMask  `json:"granted_per_bit"`
		MaximumAllowed          *vectorMask `json:"maximum_allowed"`
		Checks                  []vectorCheck
	}
}

type vectorMask AccessMask

func (m *vectorMask) UnmarshalJSON(data []byte) error {
	var s string
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	n, err := strconv.ParseUint(s, 0, 32)
	*m = vectorMask(n)
	return err
}

// vectorCheck is a pair [mask, granted].
type vectorCheck struct {
	mask    vectorMask
	granted bool
}

func (c *vectorCheck) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[2]any{&c.mask, &c.granted})
}

// vectorGroup is a SID, or an object that says it is there only to be denied.
type vectorGroup SIDAndAttributes

func (g *vectorGroup) UnmarshalJSON(data []byte) error {
	var long struct {
		SID      string `json:"sid"`
		DenyOnly bool   `json:"deny_only"`
	}
	if data[0] == '"' {
		if err := json.Unmarshal(data, &long.SID); err != nil {
			return err
		}
	} else if err := json.Unmarshal(data, &long); err != nil {
		return err
	}
	sid, err := ParseSID(long.SID)
	*g = vectorGroup{sid, long.DenyOnly}
	return err
}

type vectorToken struct {
	User         string        `json:"user"`
	UserDenyOnly bool          `json:"user_deny_only"`
	Groups       []vectorGroup `json:"groups"`
	Restricted   []string      `json:"restricted"`
	Privileges   []string      `json:"privileges"`
	Integrity    *uint32       `json:"integrity"`
	AppContainer *struct {
		Package      string   `json:"package"`
		Capabilities []string `json:"capabilities"`
		LPAC         bool     `json:"lpac"`
	} `json:"appcontainer"`
}

func (v vectorToken) token() *Token {
	t := &Token{User: SIDAndAttributes{MustSID(v.User), v.UserDenyOnly}}
	for _, g := range v.Groups {
		t.Groups = append(t.Groups, SIDAndAttributes(g))
	}
	for _, s := range v.Restricted {
		t.Restricted = append(t.Restricted, MustSID(s))
	}
	for _, p := range v.Privileges {
		switch p {
		case "SeSecurity":
			t.Privileges |= SeSecurity
		case "SeTakeOwnership":
			t.Privileges |= SeTakeOwnership
		default:
			panic("privilege " + p)
		}
	}
	if v.Integrity != nil {
		t.Integrity = IntegrityOf(*v.Integrity)
	}
	if v.AppContainer != nil {
		t.AppContainer = &AppContainer{Package: MustSID(v.AppContainer.Package), LowPrivilege: v.AppContainer.LPAC}
		for _, s := range v.AppContainer.Capabilities {
			t.AppContainer.Capabilities = append(t.AppContainer.Capabilities, MustSID(s))
		}
	}
	return t
}

func TestVectorsAccess(t *testing.T) {
	for _, name := range []string{"oracle_basic", "oracle_conditional", "oracle_wine_denyonly", "derived_token_kinds"} {
		t.Run(name, func(t *testing.T) {
			var file accessVectors
			readVectors(t, &file, "access", name+".json")
			file.run(t)
		})
	}
}

func (f *accessVectors) run(t *testing.T) {
	m := GenericMapping{
		Read:    AccessMask(f.Mapping["read"]),
		Write:   AccessMask(f.Mapping["write"]),
		Execute: AccessMask(f.Mapping["execute"]),
		All:     AccessMask(f.Mapping["all"]),
	}
	var options ParseOptions
	if f.DomainSID != "" {
		domain := MustSID(f.DomainSID)
		options = ParseOptions{Machine: &domain, Domain: &domain, Forest: &domain}
	}
	tokens := map[string]*Token{}
	for name, v := range f.Tokens {
		tokens[name] = v.token()
	}
	c := newTally(t)
	for _, v := range f.Cases {
		sd, err := options.Parse(v.SDDL)
		require.NoError(t, err, v.SDDL)
		tok := tokens[v.Token]
		require.NotNil(t, tok, v.Token)

		var perBit AccessMask
		for bit := AccessMask(1); bit <= 0x100000; bit <<= 1 {
			if bit&0x1f01ff != 0 && AccessCheck(sd, tok, bit, m).Allowed {
				perBit |= bit
			}
		}
		c.add(v.Family+" per bit", perBit == AccessMask(v.GrantedPerBit), "%s %s %s: got %#x want %#x", v.ID, v.Token, v.SDDL, perBit, v.GrantedPerBit)
		atOnce := AccessCheck(sd, tok, 0x1f01ff, m)
		c.add(v.Family+" at once", atOnce.Granted == perBit, "%s: %#x at once, %#x bit by bit", v.ID, atOnce.Granted, perBit)
		for _, q := range v.Checks {
			got := AccessCheck(sd, tok, AccessMask(q.mask), m).Allowed
			c.add(v.Family+" checks", got == q.granted, "%s %s %s: %#x: got %v want %v", v.ID, v.Token, v.SDDL, q.mask, got, q.granted)
		}
		if v.MaximumAllowed != nil {
			got := MaximumAllowed(sd, tok, m)
			c.add(v.Family+" maximum", got == AccessMask(*v.MaximumAllowed), "%s %s %s: maximum %#x want %#x", v.ID, v.Token, v.SDDL, got, *v.MaximumAllowed)
		}
	}
	c.report()
}
