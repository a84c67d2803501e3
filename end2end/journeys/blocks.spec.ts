// Rooms held for an event: agreed night by night, filled from a plan, refused where the house has not so many, let go.

import { expect, test } from "../fixtures/test";

/** An event to come that nobody else's journey touches. */
const EVENT = "26-129";

test.use({ role: "organiser" });

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with script ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("an organiser asks for more than there is, is told where, and loses nothing typed", async ({ page }) => {
      await page.goto(`/events/${EVENT}`);
      await page.getByRole("link", { name: "Agree on rooms" }).click();
      const field = page.getByLabel("Single room, night of 2 Dec 2026");
      await field.fill("900");
      await page.getByRole("button", { name: "Hold these rooms" }).click();
      await expect(page.getByRole("alert")).toContainText("too many, at most");
      await expect(field).toHaveValue("900");
      await expect(field).toHaveAccessibleDescription(/too many: at most/);
    });

    test("a plan fills the fields, and nothing is saved until it is sent", async ({ page }) => {
      await page.goto(`/events/${EVENT}/rooms`);
      await page.getByLabel("People who sleep on campus").fill("20");
      await page.getByRole("button", { name: "Fill the fields" }).click();
      await expect(page.getByText("Nothing is saved yet.")).toBeVisible();
      await expect(page.getByLabel("Single room, night of 2 Dec 2026")).toHaveValue("20");
    });
  });
}
