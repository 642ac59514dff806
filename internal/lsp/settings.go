package lsp

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/internal/witness"
	"github.com/inflint/inflint/rules"
)

// clientSettings are what the user has set in the editor.
type clientSettings struct {
	Preset    string `json:"preset"`
	MinOS     string `json:"minOS"`
	Framework string `json:"framework"`
}

// UnmarshalJSON reads the settings, either as such or under the name inflint: clients
// differ in what they send.
func (c *clientSettings) UnmarshalJSON(data []byte) error {
	type plain clientSettings
	var settings struct {
		plain
		Inflint *plain `json:"inflint"`
	}
	if !bytes.HasPrefix(data, []byte("{")) { // null, or a setting of another server
		return nil
	}
	if err := json.Unmarshal(data, &settings); err != nil {
		return err
	}
	*c = clientSettings(settings.plain)
	if settings.Inflint != nil {
		*c = clientSettings(*settings.Inflint)
	}
	return nil
}

// A configuration tells what files are linted with: the settings of the client go over
// the nearest configuration file, as flags do.
type configuration struct {
	mu     sync.Mutex
	search *config.Search
	client config.Settings
	// drivers keeps what drivers say, as long as their files are the same.
	drivers witness.Cache
}

// use replaces the settings of the client. One that is not understood counts as not
// set, and is named in the error.
func (c *configuration) use(settings clientSettings) error {
	var client config.Settings
	var problems []error
	for _, s := range []struct{ name, key, value string }{
		{"preset", "preset", settings.Preset}, {"minOS", "min-os", settings.MinOS}, {"framework", "framework", settings.Framework},
	} {
		if s.value == "" {
			continue
		}
		if err := client.Set(s.key, s.value, config.Origin{Flag: s.name}); err != nil {
			problems = append(problems, fmt.Errorf("inflint.%s: %w", s.name, err))
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.client = client
	return errors.Join(problems...)
}

// reread forgets the configuration files that have been read.
func (c *configuration) reread() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.search = new(config.Search)
}

// settings returns what the file at a path is read and linted with; a document that is no
// file has the path "".
func (c *configuration) settings(path string) (config.Settings, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var file *config.File
	if path != "" {
		var err error
		if file, err = c.search.File(path); err != nil {
			return config.Settings{}, err
		}
	}
	return config.Effective(path, file, c.client), nil
}

func (c *configuration) policy(path string) (lint.Policy, error) {
	settings, err := c.settings(path)
	if err != nil {
		return lint.Policy{}, err
	}
	return lint.Policy{Options: settings.Options(time.Now()), FailOn: settings.FailOn.Value}, nil
}

// reading returns how the file at a path is read, as far as its configuration is right.
func (c *configuration) reading(path string) inf.Options {
	settings, _ := c.settings(path) // the run tells of the error
	reading := settings.Reading()
	reading.MaxText = int64(lint.DefaultMaxSize)
	return reading
}

// options returns the options of a run over the file at a path.
func (c *configuration) options(path string) lint.Options {
	return lint.Options{Rules: rules.All(), Policy: func(string) (lint.Policy, error) { return c.policy(path) }, Evidence: witness.New(&c.drivers).Find}
}

// choose returns the encoding of positions: the first that both sides know.
func choose(offered []encoding) encoding {
	if i := slices.IndexFunc(offered, func(e encoding) bool { return e == utf16Units || e == utf8Units }); i >= 0 {
		return offered[i]
	}
	return utf16Units
}
