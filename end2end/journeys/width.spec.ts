// On a narrow screen what is wider scrolls within its own region. That no page scrolls sideways is part of `screens`.

import { expect, test } from "../fixtures/test";
import { NARROW, sideways } from "../fixtures/width";

for (const width of NARROW) {
  test(`the tape chart scrolls within its own region at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto("/tape-chart?nights=31&pavilion=AS3");
    const region = page.getByRole("region", { name: "Tape chart" });
    await region.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    // The number of the room stays in sight while its nights go by.
    await expect(region.getByRole("rowheader").first()).toBeInViewport({ ratio: 0.9 });
    expect(await sideways(page)).toEqual([]);
  });
}

test.describe(() => {
  test.use({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    userAgent: "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36",
  });

  test("a phone first gets tonight as a list, and may ask for the chart", async ({ page }) => {
    await page.goto("/tape-chart");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Night of");
    await expect(page.getByRole("link", { name: "AM3-001" })).toBeVisible();
    expect(await sideways(page)).toEqual([]);
    await page.getByText("Filter").click();
    await page.getByLabel("Nights").selectOption("14 nights");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByRole("region", { name: "Tape chart" })).toBeVisible();
    expect(await sideways(page)).toEqual([]);
  });
});
