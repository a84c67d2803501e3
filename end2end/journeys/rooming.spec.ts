// The rooming list of an event: typed, pasted with a preview, approved and booked.

import { expect, test } from "../fixtures/test";

/** An event to come; each journey adds people of its own. */
const EVENT = "26-129";

/** A file is taken over only if nobody changed the list since it was shown: each journey has a list of its own. */
const OF_FILE = { on: "26-020", off: "26-022" };

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "on" : "off";
  test.describe(`with script ${script}`, () => {
    test.use({ javaScriptEnabled, role: "facilities" });
    const suffix = javaScriptEnabled ? "Scripted" : "Plain";

    test("a person is typed, approved and booked, and a bad line loses nothing", async ({ page }) => {
      await page.goto(`/events/${EVENT}`);
      await page.getByRole("link", { name: "Edit the rooming list" }).click();
      await page.getByLabel("New line 1: Name", { exact: true }).fill(`Ada ${suffix}`);
      await page.getByLabel("New line 1: Arrival", { exact: true }).fill("2026-12-02");
      await page.getByLabel("New line 1: Departure", { exact: true }).fill("");
      await page.getByRole("button", { name: "Save the list" }).first().click();
      await expect(page.getByRole("alert")).toContainText("Fill this in");
      await expect(page.getByLabel("New line 1: Name", { exact: true })).toHaveValue(`Ada ${suffix}`);
      await page.getByLabel("New line 1: Departure", { exact: true }).fill("2026-12-04");
      await page.getByRole("button", { name: "Save the list" }).first().click();
      await expect(page.getByText("The list is saved.")).toBeVisible();
      await page.getByLabel(`Tick Ada ${suffix}`).check();
      await page.getByRole("button", { name: "Approve those ticked" }).click();
      await page.getByRole("button", { name: /^Book what is approved/ }).click();
      await expect(page.getByText("Everybody approved is booked.")).toBeVisible();
    });

    test("pasted rows are shown as differences before anything changes", async ({ page }) => {
      await page.goto(`/events/${OF_FILE[script]}/rooming-list/import`);
      await page.getByLabel("Or paste rows").fill(`Name\tArrival\tDeparture\nEve ${suffix}\t2/12/2026\t4/12/2026\nZoe ${suffix}\tsoon\t4/12/2026`);
      await page.getByRole("button", { name: "Show the differences" }).click();
      await expect(page.getByText("New: 1.")).toBeVisible();
      await expect(page.getByRole("row", { name: /3 Arrival/ })).toContainText("This is no date");
      await page.getByRole("button", { name: "Take this over" }).click();
      await expect(page.getByText("The file is taken over.")).toBeVisible();
      await expect(page.getByLabel(`Eve ${suffix}: Name`, { exact: true })).toHaveValue(`Eve ${suffix}`);
    });
  });
}
