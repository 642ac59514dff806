"use strict";

// Without this script the page has everything, but no filters and no switch.
(() => {
  const form = document.getElementById("filters");
  const theme = document.getElementById("theme");
  const shown = document.getElementById("shown");
  const all = (selector) => [...document.querySelectorAll(selector)];
  const findings = all(".finding");
  const rules = new Map(findings.map((finding) => [finding, finding.parentElement]));
  const files = all("tbody");
  const objects = all("tr.object");
  const unknown = all(".unknown li");
  const belowAdministrator = 2; // the first column of a caller that is not trusted with everything
  const levels = ["", "open", "read", "write", "full"]; // as the map numbers them
  let place = ""; // the element that the last link led to

  // filter hides what the form does not ask for, and counts the rest.
  const filter = () => {
    const asked = Object.fromEntries(new FormData(form));
    const part = (asked.file || "").trim().toLowerCase();
    const callers = form.elements.who ? form.elements.who.selectedOptions[0].dataset.columns.split(" ").filter(Boolean) : [];
    const least = Math.max(levels.indexOf(asked["at-least"] || ""), callers.length > 0 ? 1 : 0);
    const isOf = (element) => element.dataset.file.toLowerCase().includes(part) && (!asked.kind || element.dataset.kind === asked.kind);
    const keep = (elements, wanted) => elements.filter((element) => {
      const is = wanted(element);
      if (element.hidden === is) element.hidden = !is;
      return is;
    });

    const found = keep(findings, (finding) => isOf(finding) &&
      (!asked.severity || finding.dataset.severity === asked.severity) &&
      (!asked.rule || finding.dataset.rule === asked.rule) &&
      (callers.length === 0 || finding.dataset.who.split(" ").some((caller) => callers.includes(caller))));
    // A severity or a rule picks files; the map shows what these install.
    const picked = asked.severity || asked.rule ? new Set(found.map((finding) => finding.dataset.file)) : null;
    const isIn = (element) => isOf(element) && (!picked || picked.has(element.dataset.file));
    const inMap = keep(objects, (object) => {
      if (!isIn(object)) return false;
      return least === 0 || [...object.dataset.levels].some((level, column) => level >= least &&
        (callers.length === 0 ? column >= belowAdministrator : callers.includes(String(column))));
    });
    // What is not known may be open to anybody: no filter on access hides it.
    const notKnown = keep(unknown, isIn);

    const parents = (elements, selector) => new Set(elements.map((element) => element.closest(selector)));
    const holding = parents([...found, ...inMap, ...notKnown], ".group, tbody, .unknown");
    keep([...all(".group"), ...files, ...all(".unknown")], (parent) => holding.has(parent));
    for (const group of all(".group:not([hidden])")) {
      const count = group.querySelectorAll(".finding:not([hidden])").length;
      group.querySelector(".count").textContent = String(count);
    }
    shown.value = [
      findings.length > 0 && `${found.length} of ${findings.length} findings`,
      objects.length > 0 && `${inMap.length} of ${objects.length} objects`,
      unknown.length > 0 && `${notKnown.length} not known`,
    ].filter(Boolean).join(", ");
    document.getElementById("filtered").hidden = found.length + inMap.length + notKnown.length === findings.length + objects.length + unknown.length;
    const none = document.getElementById("none");
    if (none) {
      none.hidden = inMap.length > 0;
      none.nextElementSibling.hidden = inMap.length === 0;
    }
  };

  // group puts the findings below their rules, or below their files.
  const group = () => {
    if (!form.elements.group) return;
    const byFile = form.elements.group.value === "file";
    const groups = new Map();
    for (const finding of findings) {
      let parent = rules.get(finding);
      if (byFile) {
        const { file } = finding.dataset;
        parent = groups.get(file);
        if (!parent) {
          parent = document.createElement("details");
          parent.className = "group file";
          parent.open = true;
          const summary = document.createElement("summary");
          const name = document.createElement("code");
          const count = document.createElement("span");
          name.textContent = file;
          count.className = "count";
          summary.append(name, " ", count);
          parent.append(summary);
          groups.set(file, parent);
        }
      }
      parent.append(finding);
    }
    for (const old of all(".group.file")) old.remove();
    for (const parent of groups.values()) document.getElementById("groups").append(parent);
  };

  // sort sorts the map by risk, which is the order of the page, or by name.
  const sort = () => {
    const sorted = [...files];
    if (form.elements.sort?.value === "file") sorted.sort((a, b) => a.dataset.file < b.dataset.file ? -1 : 1);
    for (const file of sorted) file.parentElement.append(file);
  };

  // The address tells what is shown, so that it can be sent to somebody: the filters that
  // are set, and the place that a link led to.
  const write = () => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const first = form.elements.namedItem(name).options?.[0]; // of a list: what it shows by itself
      if (value && first?.value !== value) asked.set(name, value);
    }
    if (asked.size > 0 && place) asked.set("at", place);
    history.replaceState(null, "", asked.size > 0 ? `#?${asked}` : `#${place}`);
  };
  const read = () => {
    if (!location.hash.startsWith("#?")) return false;
    form.reset();
    for (const [name, value] of new URLSearchParams(location.hash.slice(2))) {
      const field = form.elements.namedItem(name);
      const choices = field?.options || (field instanceof RadioNodeList && field);
      if (name === "at") place = value;
      else if (field && (!choices || [...choices].some((choice) => choice.value === value))) field.value = value;
    }
    if (["kind", "who", "at-least", "rule", "file"].some((name) => form.elements.namedItem(name)?.value)) form.querySelector("details").open = true;
    return true;
  };

  const show = () => {
    document.documentElement.dataset.theme = theme.value;
    group();
    sort();
    filter();
  };
  form.addEventListener("input", (event) => {
    if (event.target.name === "file") filter();
    else show();
    write();
  });
  form.querySelector("[type=reset]").addEventListener("click", () => setTimeout(() => { show(); write(); }));
  form.addEventListener("submit", (event) => event.preventDefault());

  // A link leads to what it names, even if that is filtered out or folded.
  const follow = () => {
    if (read()) show();
    else place = location.hash.slice(1);
    const target = document.getElementById(place);
    if (!target) return;
    const around = [];
    for (let element = target; element; element = element.parentElement) around.push(element);
    if (around.some((element) => element.hidden)) {
      form.reset();
      show();
    }
    for (const element of around) if (element.tagName === "DETAILS") element.open = true;
    target.scrollIntoView();
    write();
  };
  addEventListener("hashchange", follow);

  // Paper cannot be unfolded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const d of folded) d.open = true;
  });
  addEventListener("afterprint", () => {
    for (const d of folded) d.open = false;
  });

  form.hidden = false;
  show();
  follow();
})();
