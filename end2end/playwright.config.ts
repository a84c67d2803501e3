// How the journeys run. `cargo xtask test --only e2e` sets both variables.

import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  projects: [
    // First, while no journey has changed anything.
    { name: "pictures", testMatch: "pictures/**/*.spec.ts" },
    { name: "journeys", testMatch: ["journeys/**/*.spec.ts", "bugs/**/*.spec.ts"] },
  ],
  globalSetup: "./global-setup.ts",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  reporter: "list",
  use: {
    // Set by the global setup, after which each worker reads this file again.
    baseURL: process.env.FORESTERIA_TEST_ORIGIN,
    locale: "en-GB",
    timezoneId: "Europe/Rome",
    // What happened is recorded where somebody asks; doing so always costs a quarter of the time.
    trace: process.env.FORESTERIA_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.FORESTERIA_CHROMIUM,
      // The browser speaks to this machine only.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
