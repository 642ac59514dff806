package lsp

import (
	"encoding/json"

	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/report/printable"
)

// initialize settles with the client what each side can do.
func (s *server) initialize(m *message) (any, error) {
	var p initializeParams
	if err := json.Unmarshal(m.Params, &p); err != nil {
		return nil, failure(codeInvalidParams, "%v", err)
	}
	s.initialized = true
	s.encoding = choose(p.Capabilities.General.PositionEncodings)
	s.relatedInfo = p.Capabilities.TextDocument.PublishDiagnostics.RelatedInformation
	s.watches = p.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration
	s.keepsSettings = p.Capabilities.Workspace.Configuration
	s.use(p.InitializationOptions)
	return initializeResult{
		Capabilities: serverCapabilities{
			PositionEncoding:          s.encoding,
			TextDocumentSync:          syncOptions{OpenClose: true, Change: incrementalSync, Save: true},
			HoverProvider:             true,
			CompletionProvider:        completionOptions{TriggerCharacters: []string{`"`, "(", ";", ":", "%", "=", ",", "["}},
			DefinitionProvider:        true,
			ReferencesProvider:        true,
			DocumentHighlightProvider: true,
			DocumentSymbolProvider:    true,
			FoldingRangeProvider:      true,
			CodeActionProvider:        codeActionOptions{CodeActionKinds: []string{quickFix, fixAll}},
			SemanticTokensProvider: semanticTokensOptions{
				Legend: semanticTokensLegend{TokenTypes: tokenTypes[:], TokenModifiers: []string{}}, Range: true, Full: true,
			},
		},
		ServerInfo: serverInfo{Name: "inflint", Version: s.version},
	}, nil
}

// watchFiles asks the client to tell when files change on which findings depend
// besides the documents: configurations, drivers, projects and source, and INF files that others include.
func (s *server) watchFiles() error {
	if !s.watches {
		return nil
	}
	const method = "workspace/didChangeWatchedFiles"
	return s.send(message{ID: json.RawMessage(`"watch"`), Method: "client/registerCapability"}, registrationParams{
		[]registration{{ID: "watch", Method: method, RegisterOptions: watchOptions{[]fileSystemWatcher{
			{"**/" + config.Name}, {"**/*.{sys,vcxproj,props,c,cc,cpp,cxx,h,hpp}"}, {"**/*.[iI][nN][fFxX]"},
		}}}},
	}, nil)
}

// settingsID is the ID of the request for the settings.
const settingsID = `"settings"`

// askSettings asks a client that keeps the settings for them.
func (s *server) askSettings() error {
	if !s.keepsSettings {
		return nil
	}
	return s.send(message{ID: json.RawMessage(settingsID), Method: "workspace/configuration"}, configurationParams{
		[]configurationItem{{Section: "inflint"}},
	}, nil)
}

// reconfigured takes over the settings of the client. One that keeps them only tells
// that they have changed.
func (s *server) reconfigured(m *message) error {
	var p struct {
		Settings *clientSettings `json:"settings"`
	}
	if err := json.Unmarshal(m.Params, &p); err != nil {
		return err
	}
	if p.Settings == nil {
		return s.askSettings()
	}
	s.use(*p.Settings)
	s.relint()
	return nil
}

// answered takes note of the response to a request.
func (s *server) answered(m *message) {
	var settings []*clientSettings
	if string(m.ID) != settingsID || json.Unmarshal(m.Result, &settings) != nil || len(settings) != 1 || settings[0] == nil {
		return
	}
	s.use(*settings[0])
	s.relint()
}

// use takes settings over. The user is told what is wrong with them.
func (s *server) use(settings clientSettings) {
	if wrong := s.config.use(settings); wrong != nil {
		if err := s.notify("window/showMessage", showMessageParams{errorMessage, printable.Text(wrong.Error())}); err != nil {
			s.complain("%v", err)
		}
	}
}

// errorMessage is MessageType.Error.
const errorMessage = 1
