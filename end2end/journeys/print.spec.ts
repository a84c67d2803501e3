// What is carried about on paper: as wide as A4 and no wider.

import type { Page } from "@playwright/test";
import { CONFERENCE, EVENT } from "../fixtures/screens";
import { expect, test } from "../fixtures/test";

/** A4 in points, and the width of its paper in pixels of the screen. */
const A4 = { width: 595, height: 842, pixels: 794 };

/** Every page is one of A4, and nothing is wider than its paper. */
async function printsOnA4(page: Page): Promise<number> {
  await page.setViewportSize({ width: A4.pixels, height: 1123 });
  await page.emulateMedia({ media: "print" });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, "px wider than the paper").toBeLessThanOrEqual(0);
  const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)];
  expect(boxes.length).toBeGreaterThan(0);
  for (const [, width, height] of boxes) {
    expect(Math.abs(Number(width) - A4.width), `${width} points wide`).toBeLessThan(2);
    expect(Math.abs(Number(height) - A4.height), `${height} points high`).toBeLessThan(2);
  }
  return pages.length;
}

test.describe("an organiser", () => {
  test.use({ role: "organiser" });

  for (const code of [EVENT, CONFERENCE]) {
    test(`prints the function sheet of ${code} on A4`, async ({ page }) => {
      await page.goto(`/events/${code}/sheet`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Function sheet: /);
      expect(await printsOnA4(page)).toBeGreaterThan(0);
    });
  }
});

test.describe("a participant", () => {
  test.use({ role: null });

  for (const language of ["en", "ar"]) {
    test(`prints the programme on A4 (${language})`, async ({ page }) => {
      await page.goto(`/programme/${CONFERENCE}?lang=${language}`);
      expect(await printsOnA4(page)).toBeGreaterThan(0);
    });
  }
});
