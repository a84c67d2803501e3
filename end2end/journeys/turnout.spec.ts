// How many were there is counted on the page of an event afterwards, beside what was expected, and taken back.

import { expect, test } from "../fixtures/test";

/** An event of the organiser that has begun. */
const BEGUN = "26-132";

// One after the other: both count the same functions.
test.describe.configure({ mode: "default" });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled, role: "organiser" });

    test("who was there is counted, wrong numbers are named, and the count is taken back", async ({ page }) => {
      await page.goto(`/events/${BEGUN}/after`);
      const section = page.getByRole("region", { name: "Who was there" });
      const here = section.getByLabel(/, Were there on campus$/).first();
      const field = await here.getAttribute("id");
      const again = section.locator(`[id="${field}"]`);
      await here.fill("many");
      await page.getByRole("button", { name: "Save the counts" }).click();
      await expect(page.getByText("Enter how many were there, from 0 to 2,000.").first()).toBeVisible();
      await expect(again).toHaveValue("many");
      const online = section.getByRole("row").filter({ has: page.locator(`[id="${field}"]`) }).getByLabel(/, Were there online$/);
      await again.fill("41");
      await online.fill("0");
      await page.getByRole("button", { name: "Save the counts" }).click();
      await expect(page.getByText("The counts are saved.")).toBeVisible();
      await expect(again).toHaveValue("41");
      await again.fill("");
      await online.fill("");
      await page.getByRole("button", { name: "Save the counts" }).click();
      await expect(page.getByText("The counts are saved.")).toBeVisible();
      await expect(again).toHaveValue("");
    });
  });
}
