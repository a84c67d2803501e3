// An organiser's events.

import { EVENT } from "../fixtures/screens";
import { expect, test } from "../fixtures/test";

test.describe("an organiser", () => {
  test.use({ role: "organiser" });

  for (const javaScriptEnabled of [true, false]) {
    test.describe(`with script ${javaScriptEnabled ? "on" : "off"}`, () => {
      test.use({ javaScriptEnabled });

      test("finds their event, its stays by night and its rooming list", async ({ page }) => {
        await page.goto("/");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("My events");
        for (const list of ["Today", "Next", "Past"]) {
          await expect(page.getByRole("heading", { level: 2, name: list, exact: true })).toBeVisible();
        }
        await page.getByLabel("Code, title or organisation").fill(EVENT);
        await page.getByRole("button", { name: "Show", exact: true }).click();
        await expect(page).toHaveURL(new RegExp(`[?&]q=${EVENT}`));
        await page.getByRole("link", { name: new RegExp(`^${EVENT} `) }).click();
        await expect(page).toHaveURL(`/events/${EVENT}`);
        await expect(page.getByRole("img", { name: /night by night/ })).toBeVisible();
        const list = page.getByRole("table", { name: `Stays of event ${EVENT}` });
        expect(await list.getByRole("row").count()).toBeGreaterThan(20);
      });
    });
  }

  test("is told what to do where no event matches", async ({ page }) => {
    await page.goto("/events?q=nothing+of+the+kind");
    await expect(page.getByRole("status")).toContainText("No event matches.");
    await page.getByRole("link", { name: "Show all" }).click();
    await expect(page).toHaveURL("/events");
  });

  test("does not reach the event of another by its address", async ({ page }) => {
    const response = await page.goto("/events/26-130");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found");
  });
});
