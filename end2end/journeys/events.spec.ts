// An organiser's events, and the outlook of a director.

import { EVENT } from "../fixtures/screens";
import { nights, THIS_YEAR } from "../fixtures/campus";
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

  test("comes to the page of their event from the search of every page", async ({ page }) => {
    await page.goto(`/search?q=${EVENT}`);
    await page.getByRole("main").getByRole("link", { name: EVENT }).first().click();
    await expect(page).toHaveURL(`/events/${EVENT}`);
  });

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

test.describe("a director", () => {
  test.use({ role: "management" });

  test("reads the year on one screen, with the figures of the command line", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Outlook ${THIS_YEAR}`);
    const months = nights(`${THIS_YEAR}-01-01`, `${THIS_YEAR + 1}-01-01`);
    // The command line knows no other day than that of the machine: what is slept by then may be more.
    const all = months.reduce((sum, month) => sum + month.room_nights + month.on_the_books, 0).toLocaleString("en");
    const main = page.getByRole("main");
    await expect(main.locator(".figure").first()).toHaveText(all);
    await expect(page.getByRole("row", { name: new RegExp(`^Year ${THIS_YEAR}`) })).toContainText(all);
    // So near to the end of the year its chance is told, beside the range and how far it is to be trusted.
    await expect(main.getByRole("heading", { name: "Forecast" })).toBeVisible();
    await expect(main.locator(".stat", { hasText: `Target ${THIS_YEAR} · ` })).toContainText("In eight of ten cases");
  });

  test("prints it on one page of A4", async ({ page }) => {
    await page.goto("/outlook");
    const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
});
