// Functions: from an empty hour of the diary to a hall that is held, and to the refusal of a second who comes too late.

import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";

/** A day long after the functions of the demonstration, so that its halls are free. */
const DAY = "2027-06-15";
const DIARY = `/function-diary?day=${DAY}&view=day`;

/** Fills the form in for the first event on offer. */
async function asks(page: Page, title: string): Promise<void> {
  await page.getByLabel("Event", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("People", { exact: true }).fill("40");
  await page.getByLabel("Set-up style").selectOption({ label: "Classroom" });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an empty hour leads to a function, a second is told who is there, and takes what is free instead", async ({ page }) => {
      const [hour, title] = javaScriptEnabled ? ["09:00", "Opening"] : ["14:00", "Closing"];
      await page.goto(DIARY);
      const row = page.getByRole("row", { name: /^Europe A \d/ });
      await row.getByRole("link", { name: `New from ${hour}`, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("New function");
      await expect(page.getByLabel("Begins at")).toHaveValue(hour);
      await asks(page, title);
      await page.getByRole("button", { name: "Add function" }).click();
      await expect(page).toHaveURL(new RegExp(`day=${DAY}`));
      await expect(row.getByRole("link", { name: new RegExp(`^${title}`) })).toBeVisible();
      await expect(page.getByText(/Walls: part of Europe A/).first()).toBeAttached();

      await page.goto(`/functions/new?space=EU-AB&from_date=${DAY}&from_time=${hour}`);
      await asks(page, `${title} of another`);
      await page.getByRole("button", { name: "Add function" }).click();
      await expect(page.getByRole("alert")).toContainText(title);
      await expect(page.getByLabel("Title", { exact: true })).toHaveValue(`${title} of another`);
      await page.getByRole("button", { name: /in the same space$/ }).click();
      await expect(page.getByRole("link", { name: `${title} of another`, exact: true })).toBeVisible();

      await page.goto(DIARY);
      await row.getByRole("link", { name: new RegExp(`^${title} · `) }).click();
      await page.getByText("Remove?").click();
      await page.getByRole("button", { name: "Remove function" }).click();
      await expect(row.getByRole("link", { name: new RegExp(`^${title} · `) })).toHaveCount(0);
    });
  });
}
