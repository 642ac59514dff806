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
const tighter = tree({
  "good/good.inf": inf("Good Device", '"D:P(A;;GA;;;SY)(A;;GA;;;WD)"'),
  "bad/world.inf": inf("World Device", '"D:P(A;;GA;;;SY)(A;;GA;;;BA)"'),
  "bad/strings.inf": inf("Strings Device", "%sd%", '[Strings]\nsd = "D:P(A;;GA;;;SY)(A;;GRGW;;;WD)"\n').replace("HKR,,Security,,%sd%\n", ""),
  "new/new.inf": inf("New Device", '"D:P(A;;GA;;;SY)(A;;GA;;;WD)"'),
});
const pages = {
  check: page("check.html", "--format", "html", infs),
  access: page("access.html", "access", "--format", "html", infs),
  checklist: page("checklist.html", "whql", "--format", "html", infs),
  diff: page("diff.html", "diff", "--format", "html", infs, tighter),
  hostile: page("hostile.html", "--format", "html", hostile()),
  hostileChecklist: page("hostile-checklist.html", "whql", "--format", "html", hostile()),
  hostileDiff: page("hostile-diff.html", "diff", "--format", "html", infs, hostile()),
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

test("the page shows the verdict, the findings and the map", async () => {
  const { tab, close } = await open(pages.check);
  assert.match(await tab.locator(".verdict").first().innerText(), /^\d+ errors?, \d+ warnings?, \d+ notes? in 4 files\.$/);
  assert.match(await tab.locator("section").first().innerText(), /2 of 4 devices can be written by users; 1 not known\./);
  assert.match(await tab.locator(".facts").innerText(), /^preset default · inflint /);
  assert.equal(await tab.locator("tbody").count(), 4);
  assert.equal(await tab.locator("thead th").count(), 3 + 4 + 12);
  assert.match(await tab.locator("tbody").first().textContent(), /World Device/, "the device that is open to everyone comes first");
  await tab.getByText("device, not known: Windows does not accept the descriptor").click();
  assert.match(await tab.locator(".unknown[open]").innerText(), /Unquoted Device from \[Acme.NT\] in .*unquoted\.inf, line \d+: D:P\(A/);
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

test("what widens stands first on the page about a change", async () => {
  const { tab, close } = await open(pages.diff);
  assert.match(await tab.locator(".verdict").innerText(), /^Access widens for someone below administrator/);
  const first = tab.locator("section").first();
  assert.equal(await first.locator("h2").innerText(), "Access widens");
  assert.match(await first.innerText(), /good\/good\.inf[^]*Everyone gains full control on device Good Device/);
  const sections = await tab.locator("section").evaluateAll((list) => list.map((s) => s.className));
  assert.deepEqual(sections, ["wider", "may-widen", "narrower", "objects", "unaffected", "gained", "lost", "files"]);
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Enter");
  assert.equal(new URL(tab.url()).hash, "#wider");
  await close();
});

test("filters hold for the findings and the map", async () => {
  const { tab, heard, close } = await open(pages.check);
  const all = await visible(tab);
  const objects = () => tab.locator("tr.object:visible").count();
  await tab.locator("label.warning").click();
  assert.equal(await tab.locator(".finding.error:visible").count(), 0);
  assert.match(await tab.locator("#shown").innerText(), new RegExp(`of ${all} findings`));
  await tab.getByText("More filters").click();
  await tab.locator("[name=severity]").first().click();
  await tab.locator("[name=rule]").selectOption("INF101");
  assert.equal(await visible(tab), 1);
  assert.equal(await tab.locator(".unknown li:visible, .unknown:visible").count() > 0, true, "the map has the file of the finding");
  assert.equal(await objects(), 1, "its service");
  await tab.getByRole("button", { name: "Show all" }).click();
  await tab.waitForFunction((n) => document.querySelectorAll(".finding:not([hidden])").length === n, all);
  await tab.locator("[name=file]").fill("BAD/world");
  assert.equal(await tab.locator("tbody:visible").count(), 1);
  assert.ok(await visible(tab) < all);
  await tab.locator("[name=file]").fill("");
  await tab.locator("[name=kind]").selectOption("device");
  assert.equal(await objects(), 3);
  await tab.locator("[name=who]").selectOption("people");
  assert.equal(await objects(), 2);
  await tab.locator("[name=at-least]").selectOption("full");
  assert.equal(await objects(), 1);
  assert.ok(await tab.locator(".unknown").first().isVisible(), "what is not known may be open to anybody");
  assert.ok(await visible(tab) < all);
  quiet(heard, pages.check);
  await close();
});

test("the address tells what is shown", async () => {
  const { tab, close } = await open(pages.check);
  await tab.getByText("More filters").click();
  await tab.locator("label.warning").click();
  await tab.locator("[name=file]").fill("a&b=c#d");
  await tab.locator("[name=who]").selectOption("user");
  await tab.locator("[name=group]").selectOption("file");
  const address = tab.url();
  assert.match(address, /#\?/);
  const again = await open(address);
  assert.equal(await again.tab.locator("[name=severity]:checked").inputValue(), "warning");
  assert.equal(await again.tab.locator("[name=file]").inputValue(), "a&b=c#d");
  assert.equal(await again.tab.locator("[name=who]").inputValue(), "user");
  assert.equal(await again.tab.locator("[name=group]").inputValue(), "file");
  assert.equal(await visible(again.tab), 0);
  assert.ok(await again.tab.getByRole("button", { name: "Show all" }).isVisible(), "the filters that hold are unfolded");
  assert.ok(await again.tab.getByText("The filters hide a part of this").isVisible());
  await again.close();
  const named = await open(`${pages.check}#?kind=device&who=user&at-least=write`);
  assert.equal(await named.tab.locator("tr.object:visible").count(), 2, "the words are those of the flags");
  await named.tab.locator("a[href^='#d']:visible").first().click();
  assert.match(named.tab.url(), /#\?kind=device&who=user&at-least=write&at=d\d+$/, "a link keeps the filters");
  await named.close();
  await tab.getByRole("button", { name: "Show all" }).click();
  await tab.waitForFunction(() => location.hash === "");
  // Names that a form has anyway do no harm.
  const odd = await open(`${pages.check}#?length=1&submit=2&__proto__=3&severity=x&who=bogus&rule=x&at=%22`);
  assert.deepEqual(odd.heard.console, []);
  assert.equal(await visible(odd.tab), await visible(tab), "what the address cannot mean hides no finding");
  await odd.close();
  await close();
});

test("a link leads to a finding that is filtered out or folded", async () => {
  const { tab, close } = await open(pages.check);
  const all = await visible(tab);
  await tab.locator("label.warning").click();
  const link = tab.locator("tbody a[href^='#f']").first();
  const target = tab.locator(await link.getAttribute("href"));
  await tab.evaluate(() => { for (const d of document.querySelectorAll(".group")) d.open = false; });
  await tab.locator("[name=severity]").first().click();
  await tab.getByText("More filters").click();
  await tab.locator("[name=rule]").selectOption("INF101");
  await tab.evaluate((hash) => { location.hash = hash; }, await link.getAttribute("href"));
  await tab.waitForFunction((n) => document.querySelectorAll(".finding:not([hidden])").length === n, all);
  assert.ok(await target.isVisible());
  await close();
});

test("findings stand below their rules or their files, the map by risk or by name", async () => {
  const { tab, close } = await open(pages.check);
  const all = await visible(tab);
  const rules = await tab.locator(".group > summary").allInnerTexts();
  assert.match(rules[0], /^ERROR INF\d{3} .*[ \d]+$/);
  await tab.getByText("More filters").click();
  await tab.locator("[name=group]").selectOption("file");
  assert.match(await tab.locator(".group:visible > summary").first().innerText(), /\.inf[ \d]+$/);
  assert.equal(await visible(tab), all);
  await tab.locator("[name=group]").selectOption("rule");
  assert.deepEqual(await tab.locator(".group:visible > summary").allInnerTexts(), rules);
  await tab.locator("[name=sort]").selectOption("file");
  assert.match(await tab.locator("tbody .file").first().textContent(), /strings\.inf|unquoted\.inf|world\.inf/);
  const names = await tab.locator("tbody").evaluateAll((files) => files.map((file) => file.dataset.file));
  assert.deepEqual(names, [...names].sort());
  await close();
});

test("the first finding is five Tabs away, and the filters work by keyboard", async () => {
  const { tab, close } = await open(pages.check);
  const all = await visible(tab);
  const order = [];
  for (let i = 0; i < 5; i++) {
    await tab.keyboard.press("Tab");
    order.push(await tab.evaluate(() => {
      const at = document.activeElement;
      return at.name || at.className || at.closest(".group")?.className || at.innerText;
    }));
  }
  assert.deepEqual(order, ["skip", "severity", "More filters", "group error", "group error"]);
  assert.ok(await tab.evaluate(() => document.activeElement.closest(".finding") !== null));
  await tab.locator("[name=severity]").first().focus();
  await tab.keyboard.press("ArrowRight");
  assert.equal(await tab.locator(".finding:not(.error):visible").count(), 0);
  await tab.keyboard.press("ArrowLeft");
  assert.equal(await visible(tab), all);
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Tab");
  await tab.keyboard.type("INF101");
  assert.equal(await visible(tab), 1);
  await tab.locator("[name=file]").focus();
  await tab.keyboard.type("nothing");
  assert.equal(await visible(tab), 0);
  await tab.locator("#theme").focus();
  await tab.keyboard.press("d");
  assert.equal(await tab.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(13, 17, 23)");
  await tab.locator("[type=reset]").focus();
  await tab.keyboard.press("Enter");
  await tab.waitForFunction((n) => document.querySelectorAll(".finding:not([hidden])").length === n, all);
  await close();
});

test("the first link skips to the findings", async () => {
  const { tab, close } = await open(pages.check);
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Enter");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "findings");
  await close();
});

test("paper has everything: first the findings, then the map", async () => {
  const { tab, close } = await open(pages.check);
  await tab.emulateMedia({ media: "print" });
  await tab.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await tab.locator("details:not([open])").count(), 0);
  assert.equal(await tab.locator("form:visible").count(), 0);
  const top = async (id) => (await tab.locator(id).boundingBox()).y;
  assert.ok(await top("#findings") < await top("#map"));
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
    for (const name of ["check", "access", "checklist", "diff", "hostile", "hostileChecklist", "hostileDiff"]) {
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

test("the page about 1,000 files opens, and filters while one types", async (t) => {
  const address = page("thousand.html", "--format", "html", thousand());
  const { tab, heard, close } = await open(address);
  const loaded = await tab.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  const drawn = await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))));
  t.diagnostic(`loaded after ${Math.round(loaded)} ms, drawn after ${Math.round(drawn)} ms`);
  assert.equal(await tab.locator("tbody").count(), 1000);
  await tab.getByText("More filters").click();
  // From the keystroke until the page is drawn again.
  const took = await tab.evaluate(async () => {
    const field = document.querySelector("[name=file]");
    const times = [];
    for (const text of ["a", "ac", "acm", "acme7", "acme77"]) {
      const start = performance.now();
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b);
  });
  t.diagnostic(`a keystroke takes ${Math.round(took[2])} ms, at most ${Math.round(took[4])} ms`);
  assert.ok(took[2] < 200, `the median of a keystroke, ${took[2]} ms`);
  assert.equal(await tab.locator("tbody:visible").count(), 11);
  quiet(heard, address);
  await close();
});
