// Runs the built extension under Node against the language server that INFLINT names,
// or the one on the PATH. "npm run compile" comes first.
const assert = require("node:assert/strict");
const { mkdtempSync, rmSync } = require("node:fs");
const Module = require("node:module");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { after, beforeEach, afterEach, test } = require("node:test");
const { editor } = require("./vscode");

const built = path.join(__dirname, "..", "out", "extension.js");
const program = process.env.INFLINT ?? "inflint";
const folder = mkdtempSync(path.join(tmpdir(), "inflint-"));
after(() => rmSync(folder, { recursive: true }));

let settings, code, extension, context;

// The extension is loaded anew for each test, with an editor of its own.
const load = Module._load;
beforeEach(() => {
  settings = { inflint: { path: program } };
  code = editor(settings);
  Module._load = (name, ...rest) => (name === "vscode" ? code.module : load(name, ...rest));
  delete require.cache[built];
  extension = require(built);
  context = { subscriptions: [] };
});
afterEach(async () => {
  await extension.deactivate();
  context.subscriptions.forEach((one) => one.dispose());
  Module._load = load;
});

const inf = (descriptor) => `[Version]
Signature = "$Windows NT$"
Class = System
ClassGuid = {4d36e97d-e325-11ce-bfc1-08002be10318}
Provider = "Acme"
CatalogFile = acme.cat
DriverVer = 01/01/2026,1.0.0.0
PnpLockdown = 1

[Manufacturer]
"Acme" = Acme, NTamd64

[Acme.NTamd64]
"Acme Device" = Acme_Device, ROOT\\ACME

[Acme_Device.NT]

[Acme_Device.NT.Services]
AddService = , 2

[Acme_Device.NT.HW]
AddReg = Acme_Device_Security

[Acme_Device_Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"${descriptor}"
`;
const broad = inf("D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GA;;;WD)");
const narrow = inf("D:P(A;;GA;;;SY)(A;;GA;;;BA)");

// published waits for diagnostics of a document that satisfy a condition.
function published(document, satisfied) {
  const key = document.uri.toString();
  return new Promise((resolve) => {
    const look = () => {
      const list = code.seen.diagnostics.get(key);
      if (list !== undefined && satisfied(list)) resolve(list);
    };
    code.seen.published.on(look);
    look();
  });
}
const codes = (list) => list.map((one) => one.code?.value ?? one.code);

test("it reports what is wrong while the file is edited", { timeout: 20_000 }, async () => {
  await extension.activate(context);
  const document = await code.open(path.join(folder, "acme.inf"), broad);
  const found = await published(document, (list) => list.length > 0);
  assert.deepEqual(codes(found), ["INF205"]);
  assert.equal(broad.split("\n")[found[0].range.start.line].slice(found[0].range.start.character, found[0].range.end.character), "(A;;GA;;;WD)");
  assert.equal(found[0].severity, 0);

  await code.replace(document, narrow);
  await published(document, (list) => list.length === 0);
  await code.close(document);
  assert.deepEqual(code.seen.errors, []);
});

test("it restarts the server when the path changes, and with the command", { timeout: 20_000 }, async () => {
  settings.inflint.path = path.join(folder, "nowhere");
  await extension.activate(context);
  const errors = code.seen.errors.splice(0);
  assert.match(errors.at(-1), /nowhere could not be started: .*set inflint\.path/);

  settings.inflint.path = program;
  await code.configure("inflint.path");
  const document = await code.open(path.join(folder, "acme.inf"), broad);
  await published(document, (list) => list.length === 1);

  await code.seen.commands.get("inflint.restart")();
  await published(document, (list) => list.length === 1);
  assert.deepEqual(code.seen.errors, []);
});

test("it hands the settings to the server", { timeout: 20_000 }, async () => {
  settings.inflint.preset = "all";
  await extension.activate(context);
  const document = await code.open(path.join(folder, "acme.inf"), narrow);
  const found = await published(document, (list) => list.length > 0);
  assert.ok(codes(found).includes("INF213"), codes(found).join());
});
