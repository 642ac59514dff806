// Looks at the pages in a browser: they show everything, filter by mouse and by
// keyboard, ask for nothing from outside, and take no orders from INF files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { start } from "./browser.mjs";
import { hostile, inf, page, thousand, tree } from "./pages.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const infs = tree({
  "good/good.inf": inf("Good Device", '"D:P(A;;GA;;;SY)(A;;GA;;;BA)"'),
  "bad/world.inf": inf("World Device", '"D:P(A;;GA;;;SY)(A;;GA;;;WD)"'),
  "bad/unquoted.inf": inf("Unquoted Device", "D:P(A;;GA;;;SY)(A;;GA;;;BA)"),
  "bad/strings.inf": inf("Strings Device", "%sd%", '[Strings]\nsd = "D:P(A;;GA;;;SY)(A;;GRGW;;;WD)"\n'),
});
const pages = {
  check: page("check.html", "--format", "html", infs),
  access: page("access.html", "access", "--format", "html", infs),
  checklist: page("checklist.html", "whql", "--format", "html", infs),
  hostile: page("hostile.html", "--format", "html", hostile()),
  hostileChecklist: page("hostile-checklist.html", "whql", "--format", "html", hostile()),
  picture: page("map.svg", "access", "--format", "svg", hostile()),
};

let browser;
before(async () => { browser = await start(); });
after(async () => { await browser.close(); });

// open opens an address in a new tab and returns it with what it says and asks for.
const open = async (address, options = {}) => {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const heard = { console: [], requests: [] };
  tab.on("console", (message) => heard.console.push(message.text()));
  tab.on("pageerror", (error) => heard.console.push(String(error)));
  tab.on("dialog", (dialog) => { heard.console.push(dialog.message()); dialog.dismiss(); });
  tab.on("request", (request) => heard.requests.push(request.url()));
  await tab.goto(address);
  return { tab, heard, close: () => context.close() };
};

const quiet = (heard, address) => {
  assert.deepEqual(heard.console, []);
  assert.deepEqual(heard.requests, [address]);
};

const visible = (tab) => tab.locator(".finding:visible").count();

for (const [name, address] of Object.entries(pages)) {
  test(`${name} asks for nothing and says nothing`, async () => {
    const { tab, heard, close } = await open(address);
    assert.equal(await tab.evaluate(() => window.owned), undefined);
    quiet(heard, address);
    await close();
  });
}

test("the page shows the map and the findings", async () => {
  const { tab, close } = await open(pages.check);
  assert.equal(await tab.locator("tbody").count(), 4);
  assert.equal(await tab.locator("thead th").count(), 15);
  assert.ok(await visible(tab) >= 3);
  const world = tab.locator(".finding[data-file$='world.inf'][data-rule=INF205]");
  assert.equal(await world.locator("mark").first().textContent(), "(A;;GA;;;WD)");
  await world.locator("summary").click();
  assert.match(await world.locator("details").textContent(), /allows Everyone: full control/);
  const strings = tab.locator(".finding[data-file$='strings.inf']").first();
  assert.match(await strings.locator(".source").first().textContent(), /the text is defined here/);
  await close();
});

test("the checklist has an answer for every item", async () => {
  const { tab, close } = await open(pages.checklist);
  const items = await tab.locator(".item").count();
  assert.ok(items > 0);
  assert.equal(await tab.locator(".item:has(.verdict):has(.question):has(a[href^='https://'])").count(), items);
  assert.match(await tab.locator("main").innerText(), /remain the authority/);
  await close();
});

test("filters work by mouse", async () => {
  const { tab, heard, close } = await open(pages.check);
  const all = await visible(tab);
  await tab.getByLabel("error", { exact: true }).click();
  assert.equal(await tab.locator(".finding.error:visible").count(), 0);
  assert.match(await tab.locator("#shown").innerText(), new RegExp(`of ${all} findings`));
  await tab.getByLabel("error", { exact: true }).click();
  await tab.getByLabel("Rule").selectOption("INF101");
  assert.equal(await visible(tab), 1);
  await tab.getByRole("button", { name: "Show all" }).click();
  await tab.waitForFunction((n) => document.querySelectorAll(".finding:not([hidden])").length === n, all);
  await tab.getByLabel("File").fill("BAD/world");
  assert.equal(await tab.locator("tbody:visible").count(), 1);
  assert.ok(await visible(tab) < all);
  // A link to a finding that is filtered out brings it back.
  await tab.getByRole("button", { name: "Show all" }).click();
  await tab.getByLabel("warning", { exact: true }).uncheck();
  await tab.getByLabel("error", { exact: true }).uncheck();
  await tab.locator("tbody a[href^='#f']").first().click();
  await tab.waitForFunction((n) => document.querySelectorAll(".finding:not([hidden])").length === n, all);
  quiet(heard, pages.check);
  await close();
});

test("filters and the switch work by keyboard", async () => {
  const { tab, close } = await open(pages.check);
  const all = await visible(tab);
  const focused = () => tab.evaluate(() => document.activeElement.name || document.activeElement.id || document.activeElement.type || document.activeElement.closest(".finding")?.id);
  const order = [];
  for (let i = 0; i < 8; i++) {
    await tab.keyboard.press("Tab");
    order.push(await focused());
  }
  assert.deepEqual(order, ["theme", "severity", "severity", "severity", "rule", "file", "reset", "f1"]);
  await tab.locator("#theme").focus();
  await tab.keyboard.press("d");
  assert.equal(await tab.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(13, 17, 23)");
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Space");
  assert.equal(await tab.locator(".finding.error:visible").count(), 0);
  await tab.keyboard.press("Space");
  assert.equal(await visible(tab), all);
  await tab.locator("[name=rule]").focus();
  await tab.keyboard.type("INF101");
  assert.equal(await visible(tab), 1);
  await tab.locator("[name=file]").focus();
  await tab.keyboard.type("nothing");
  assert.equal(await visible(tab), 0);
  await tab.locator("[type=reset]").focus();
  await tab.keyboard.press("Enter");
  await tab.waitForFunction((n) => document.querySelectorAll(".finding:not([hidden])").length === n, all);
  await close();
});

test("the page can be read without its script", async () => {
  const { tab, heard, close } = await open(pages.check, { javaScriptEnabled: false });
  assert.ok(await visible(tab) >= 3);
  assert.equal(await tab.locator("form:visible").count(), 0);
  quiet(heard, pages.check);
  await close();
});

test("the policy stops what is not the page's own", async () => {
  const { tab, heard, close } = await open(pages.check);
  await tab.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.owned = 1";
    document.body.append(script);
    const image = document.createElement("img");
    image.src = "https://inflint.invalid/x.png";
    document.body.append(image);
    document.body.insertAdjacentHTML("beforeend", "<p onclick='window.owned = 1' id=probe>x</p>");
    document.getElementById("probe").click();
  });
  assert.equal(await tab.evaluate(() => window.owned), undefined);
  assert.equal(heard.console.filter((text) => /Content Security Policy/.test(text)).length, 3);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 400]) {
    for (const name of ["check", "access", "checklist", "hostile", "hostileChecklist"]) {
      test(`axe finds nothing: ${name}, ${colorScheme}, ${width}`, async () => {
        const { tab, close } = await open(pages[name], { colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
        await tab.evaluate(() => { for (const d of document.querySelectorAll("details")) d.open = true; });
        await tab.addScriptTag({ content: axe });
        const { violations } = await tab.evaluate(() => axe.run());
        assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" ")}`), []);
        assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the window");
        await close();
      });
    }
  }
}

test("the page about 1,000 files opens", async (t) => {
  const address = page("thousand.html", "--format", "html", thousand());
  const { tab, heard, close } = await open(address);
  const loaded = await tab.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  const drawn = await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))));
  t.diagnostic(`loaded after ${Math.round(loaded)} ms, drawn after ${Math.round(drawn)} ms`);
  assert.equal(await tab.locator("tbody").count(), 1000);
  await tab.getByLabel("File").fill("acme77");
  assert.equal(await tab.locator("tbody:visible").count(), 11);
  quiet(heard, address);
  await close();
});
