// Starts the browser that the tests look at pages with.
import { chromium } from "playwright-core";

// Each start has an empty profile of its own, and nothing that talks to the network
// behind the pages' back.
export const start = () => chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
