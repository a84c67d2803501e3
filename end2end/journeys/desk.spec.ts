// The desk at work: a stay from its booking to its end, a room that is closed. With script and without.

import type { Page } from "@playwright/test";
import { THIS_YEAR } from "../fixtures/campus";
import { expect, test } from "../fixtures/test";

/** A day of December next year, of which the demonstration knows little. */
const december = (day: number) => `${THIS_YEAR + 1}-12-${String(day).padStart(2, "0")}`;

/** Books a single room for somebody, in days of December next year, and shows the stay. */
async function books(page: Page, guest: string, from: number, until: number) {
  await page.goto(`/stays/new?from=${december(from)}&until=${december(until)}`);
  await page.getByLabel("Type booked").selectOption({ label: "Single room" });
  await page.getByLabel("Guest 1").fill(guest);
  await page.getByLabel("Guests without a name yet").fill("0");
  await page.getByRole("button", { name: "Book", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Stay [0-9A-Z]{5}-[0-9A-Z]{5}/);
}

const main = (page: Page) => page.getByRole("main");

for (const script of [true, false]) {
  // Journeys run side by side, and each would be proposed the same free room: they have days of their own.
  const days = script ? [2, 6, 10] : [14, 18, 22];

  test.describe(script ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled: script });

    test("a stay is booked by type, given a room, lengthened and cancelled", async ({ page }) => {
      const day = days[0];
      await books(page, "Marta Quaglia", day, day + 2);
      await expect(main(page)).toContainText("Marta Quaglia");
      await expect(main(page)).toContainText("No room");
      await page.getByRole("button", { name: "Give this room" }).click();
      await expect(page.getByRole("button", { name: "Move", exact: true })).toBeVisible();
      await page.getByLabel("Departure").fill(december(day + 3));
      await page.getByRole("button", { name: "Change dates" }).click();
      await expect(main(page)).toContainText("3 nights");
      await page.getByRole("button", { name: "Cancel stay" }).click();
      await expect(main(page)).toContainText("Cancelled");
      await expect(page.getByRole("button", { name: "Cancel stay" })).toHaveCount(0);
    });

    test("a room that is taken is refused with who is in the way and what is free", async ({ page }) => {
      const day = days[1];
      await books(page, "Piero Lanza", day, day + 2);
      const taken = page.url().match(/[0-9A-Z]{5}-[0-9A-Z]{5}/)![0];
      await page.getByRole("button", { name: "Give this room" }).click();
      const room = await main(page).getByRole("link", { name: /^[A-Z]{2}\d-\d{3}$/ }).first().innerText();
      await page.goto(`/stays/new?room=${room}&from=${december(day + 1)}&until=${december(day + 2)}`);
      await page.getByLabel("Guest 1").fill("Nadia Serra");
      await page.getByLabel("Guests without a name yet").fill("0");
      await page.getByRole("button", { name: "Book", exact: true }).click();
      await expect(main(page)).toContainText("This was not booked");
      await expect(main(page)).toContainText(`Room ${room} is not free on these nights:`);
      await expect(main(page).getByRole("link", { name: taken })).toBeVisible();
      await expect(page.getByLabel("Guest 1")).toHaveValue("Nadia Serra");
      // One click takes a room that would do; a second books.
      await main(page).getByRole("button", { name: /^[A-Z]{2}\d-\d{3}/ }).first().click();
      await expect(page.getByLabel("Guest 1")).toHaveValue("Nadia Serra");
      await page.getByRole("button", { name: "Book", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Stay /);
    });

    test("a booked room is not closed: the stay is named, and nothing is written", async ({ page }) => {
      const day = days[2];
      await books(page, "Ugo Ferri", day, day + 1);
      const hit = page.url().match(/[0-9A-Z]{5}-[0-9A-Z]{5}/)![0];
      await page.getByRole("button", { name: "Give this room" }).click();
      const room = await main(page).getByRole("link", { name: /^[A-Z]{2}\d-\d{3}$/ }).first().innerText();
      await page.goto(`/closures/new?rooms=${room}&from=${december(day)}`);
      await page.getByLabel("Expected return").fill(december(day + 1));
      await page.getByLabel("Reason").fill("Window to be mended");
      await page.getByRole("button", { name: "Close", exact: true }).click();
      await expect(main(page)).toContainText("Nothing was closed: these rooms are in use");
      await expect(main(page).getByRole("link", { name: hit })).toBeVisible();
      await page.goto("/closures");
      await expect(main(page)).not.toContainText("Window to be mended");
    });
  });
}

test("a guest who arrives today is checked in on the spot", async ({ page }) => {
  // The form begins with tonight.
  await page.goto("/stays/new");
  await page.getByLabel("Type booked").selectOption({ label: "Single room" });
  await page.getByLabel("Guest 1").fill("Rosa Valle");
  await page.getByLabel("Guests without a name yet").fill("0");
  await page.getByRole("button", { name: "Book", exact: true }).click();
  await page.getByRole("button", { name: "Give this room" }).click();
  await expect(page.getByRole("button", { name: "Move", exact: true })).toBeVisible();
  await page.goto("/today?q=Rosa+Valle");
  const checkIn = main(page).getByRole("button", { name: "Check in", exact: true });
  await expect(checkIn).toHaveCount(1);
  await checkIn.click();
  await expect(page.getByRole("status").first()).toBeVisible();
  await expect(checkIn).toHaveCount(0);
  await page.goto("/today?q=Rosa+Valle");
  await expect(main(page).getByRole("link", { name: "Rosa Valle" })).toBeVisible();
});

test("whoever may not write stays is offered no form that would be refused", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in as Housekeeping" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Today/);
  await expect(main(page).getByRole("button", { name: "Check in", exact: true })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "New stay" })).toHaveCount(0);
  await context.close();
});
