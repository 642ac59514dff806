// Makes INF files and the pages about them, in a temporary directory.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = new URL("../..", import.meta.url).pathname;
const work = mkdtempSync(join(tmpdir(), "inflint-browser-"));
process.on("exit", () => rmSync(work, { recursive: true }));
const inflint = join(work, "inflint");
execFileSync("go", ["build", "-o", inflint, "./cmd/inflint"], { cwd: root, stdio: "inherit" });

// page runs inflint and returns the address of what it wrote. That files have
// findings is no failure.
export const page = (name, ...args) => {
  const file = join(work, name);
  try {
    execFileSync(inflint, [...args, "-o", file], { cwd: root });
  } catch (error) {
    if (error.status !== 1) throw error;
  }
  return pathToFileURL(file).href;
};

// inf returns an INF file that installs a device and a service.
export const inf = (device, descriptor, strings = "") => `[Version]
Signature = "$Windows NT$"
Class = System
ClassGuid = {4d36e97d-e325-11ce-bfc1-08002be10318}
Provider = "Acme"
CatalogFile = acme.cat
DriverVer = 01/01/2026,1.0.0.0
PnpLockdown = 1

[Manufacturer]
"Acme" = Models,NTamd64.10.0...17763

[Models.NTamd64.10.0...17763]
"${device}" = Acme,ROOT\\ACME

[Acme.NT]
CopyFiles = @acme.sys

[Acme.NT.HW]
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,${descriptor}

[Acme.NT.Services]
AddService = acme,2,Acme.Service

[Acme.Service]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\\acme.sys
Security = "D:P(A;;GA;;;SY)(A;;CCLCSWRPWPDTLOCRRC;;;BA)"
${strings}`;

// tree writes INF files and returns their directory.
export const tree = (files) => {
  const dir = mkdtempSync(join(work, "infs-"));
  for (const [name, text] of Object.entries(files)) {
    const file = join(dir, name);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
  }
  return dir;
};

// thousand returns the directory of 1,000 INF files, with a finding in every tenth.
export const thousand = () => tree(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [
  `driver${i}/acme${i}.inf`,
  inf(`Acme Device ${i}`, i % 10 ? '"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)"' : '"D:P(A;;GA;;;SY)(A;;GA;;;WD)"'),
])));

// hostile is an INF file whose texts would be markup, script and links if a report
// took them for anything but text.
export const hostile = () => {
  const nasty = `</script></style></title><script>window.owned=1</script><img src=x onerror=window.owned=1><a href=javascript:owned=1>x</a>{{.}}'`;
  const text = inf(`Acme ${nasty}`, "%sd%", `[Strings]\nsd = "D:P(A;;GA;;;SY)(A;;GA;;;WD)${nasty}"\n`);
  return tree({ [`a'onclick=owned=1 <img src=x onerror=owned=1>.inf`]: text, "b.inf": inf(nasty, `"D:P(A;;GA;;;SY)(A;;GA;;;WD)" ; ${nasty}`) });
};
