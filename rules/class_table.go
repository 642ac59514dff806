package rules

// userClasses are the system-supplied setup classes whose devices any user may
// open by design. GUIDs: "System-defined device setup classes available to
// vendors", Windows driver documentation.
var userClasses = []struct{ name, guid string }{
	{"AudioEndpoint", "{c166523c-fe0c-4a94-a586-f1a80cfbbf3e}"},
	{"AudioProcessingObject", "{5989fce8-9cd0-467d-8a6a-5419e31529d4}"},
	{"Battery", "{72631e54-78a4-11d0-bcf7-00aa00b7b32a}"},
	{"Biometric", "{53d29ef7-377c-4d14-864b-eb3a85769359}"},
	{"Bluetooth", "{e0cbf06c-cd8b-4647-bb8a-263b43f0f974}"},
	{"Camera", "{ca3e7ab9-b4c3-4ae6-8251-579ef933890f}"},
	{"Display", "{4d36e968-e325-11ce-bfc1-08002be10318}"},
	{"HIDClass", "{745a17a0-74d3-11d0-b6fe-00a0c90f57da}"},
	{"Image", "{6bdd1fc6-810f-11d0-bec7-08002be2092f}"},
	{"Keyboard", "{4d36e96b-e325-11ce-bfc1-08002be10318}"},
	{"MEDIA", "{4d36e96c-e325-11ce-bfc1-08002be10318}"},
	{"Modem", "{4d36e96d-e325-11ce-bfc1-08002be10318}"},
	{"Mouse", "{4d36e96f-e325-11ce-bfc1-08002be10318}"},
	{"Net", "{4d36e972-e325-11ce-bfc1-08002be10318}"},
	{"Ports", "{4d36e978-e325-11ce-bfc1-08002be10318}"},
	{"Printer", "{4d36e979-e325-11ce-bfc1-08002be10318}"},
	{"Sensor", "{5175d334-c371-4806-b3ba-71fd53c9258d}"},
	{"SmartCardReader", "{50dd5230-ba8a-11d1-bf5d-0000f805f530}"},
	{"USBDevice", "{88bae032-5a81-49f0-bc3d-a4ff138216d6}"},
	{"WPD", "{eec5ad98-8080-425f-922a-dabf3de3f69a}"},
}
