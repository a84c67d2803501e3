// Light, dark, or as the device: what was chosen holds on every page.

import type { Page } from "@playwright/test";
import { Frame } from "../fixtures/frame";
import { expect, test } from "../fixtures/test";

const LIGHT = "rgb(246, 244, 242)";
const DARK = "rgb(23, 21, 20)";

for (const device of ["light", "dark"] as const) {
  test.describe(() => {
    test.use({ colorScheme: device });

    test(`on a device set to ${device} the choice holds on every page, until it is the device's again`, async ({ page }) => {
      const frame = new Frame(page);
      await page.goto("/campus");
      expect(await ground(page)).toBe(device === "dark" ? DARK : LIGHT);
      for (const [choice, colour] of [
        ["nav.theme_dark", DARK],
        ["nav.theme_light", LIGHT],
        ["nav.theme_system", device === "dark" ? DARK : LIGHT],
      ] as const) {
        await frame.chooseTheme(choice);
        await expect.poll(() => ground(page)).toBe(colour);
        await frame.way("nav.nights").click();
        await expect(page.getByRole("heading", { level: 1 })).toContainText("Room-nights");
        expect(await ground(page)).toBe(colour);
      }
    });
  });
}

test("the menu says which theme holds", async ({ page }) => {
  const frame = new Frame(page);
  await page.goto("/campus");
  await frame.chooseTheme("nav.theme_dark");
  await frame.menu("nav.theme").click();
  await expect(page.getByRole("button", { name: "Dark" })).toHaveAttribute("aria-current", "true");
});

/** The colour of the page behind everything. */
function ground(page: Page) {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}
