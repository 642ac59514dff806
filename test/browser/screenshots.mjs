// Takes pictures of the pages for people to look at:
//
//	node screenshots.mjs DIRECTORY
//
// light, dark and narrow as PNG, and as printed in PDF. With --docs as the directory, it
// takes those that docs/reports.md shows.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { start } from "./browser.mjs";
import { page } from "./pages.mjs";

const directory = process.argv[2];
if (!directory) {
  console.error("usage: node screenshots.mjs DIRECTORY");
  process.exit(2);
}
const browser = await start();
if (directory === "--docs") {
  const tab = await browser.newPage({ viewport: { width: 1040, height: 720 } });
  const images = new URL("../../docs/images/", import.meta.url).pathname;
  await tab.goto(page("check.html", "--format", "html", "docs/examples/acme.inf"));
  await tab.screenshot({ path: join(images, "page-findings.png") });
  await tab.locator("#map").evaluate((element) => element.scrollIntoView());
  await tab.screenshot({ path: join(images, "page-map.png") });
  await browser.close();
  process.exit();
}
mkdirSync(directory, { recursive: true });

const fixtures = ["INF205", "INF301", "INF221", "INF206", "INF101"].map((rule) => `testdata/infs/${rule}`);
const pages = {
  check: page("check.html", "--format", "html", ...fixtures),
  access: page("access.html", "access", "--format", "html", ...fixtures.slice(0, 2)),
  checklist: page("checklist.html", "whql", "--format", "html", ...fixtures.slice(0, 2)),
  map: page("map.svg", "access", "--format", "svg", ...fixtures.slice(0, 2)),
};
const looks = {
  light: { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  narrow: { colorScheme: "light", viewport: { width: 400, height: 900 } },
};

for (const [look, options] of Object.entries(looks)) {
  const context = await browser.newContext(options);
  for (const [name, address] of Object.entries(pages)) {
    const tab = await context.newPage();
    await tab.goto(address);
    await tab.screenshot({ path: join(directory, `${name}-${look}.png`) });
    const findings = tab.locator("#findings");
    if (await findings.count()) {
      await findings.scrollIntoViewIfNeeded();
      await findings.evaluate((element) => element.scrollIntoView());
      await tab.screenshot({ path: join(directory, `${name}-${look}-findings.png`) });
    }
  }
  await context.close();
}
const tab = await browser.newPage();
for (const name of ["check", "access"]) {
  await tab.goto(pages[name]);
  await tab.pdf({ path: join(directory, `${name}.pdf`), preferCSSPageSize: true });
}
await browser.close();
