"use strict";

// Without this script the page has everything, but no filters and no switch.
(() => {
  const form = document.getElementById("filters");
  const theme = document.getElementById("theme");
  const shown = document.getElementById("shown");
  const findings = [...document.querySelectorAll(".finding")];
  const files = [...document.querySelectorAll("tbody")];

  const apply = () => {
    const chosen = new FormData(form);
    const severities = chosen.getAll("severity");
    const rule = chosen.get("rule");
    const file = (chosen.get("file") || "").trim().toLowerCase();
    const named = (element) => element.dataset.file.toLowerCase().includes(file);
    let count = 0;
    for (const f of findings) {
      f.hidden = !(severities.includes(f.dataset.severity) && (!rule || f.dataset.rule === rule) && named(f));
      count += f.hidden ? 0 : 1;
    }
    let inMap = 0;
    for (const f of files) {
      f.hidden = !named(f);
      inMap += f.hidden ? 0 : 1;
    }
    const words = [`${inMap} of ${files.length} files in the map`];
    if (findings.length > 0) {
      words.unshift(`${count} of ${findings.length} findings`);
    }
    shown.value = words.join(", ");
  };

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  theme.addEventListener("change", () => { document.documentElement.dataset.theme = theme.value; });

  // A link to a finding that is filtered out shows everything again.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) {
      form.reset();
      setTimeout(() => target.scrollIntoView());
    }
  });

  // Paper cannot be unfolded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const d of folded) d.open = true;
  });
  addEventListener("afterprint", () => {
    for (const d of folded) d.open = false;
  });

  form.hidden = false;
  theme.parentElement.hidden = false;
  apply();
})();
