// The recharge note of an event that is over: its organiser says what it is charged to and drafts it, somebody else approves
// it, it is issued under a number, and charged.

import { pageOf } from "../fixtures/event";
import { expect, test } from "../fixtures/test";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled, role: "organiser" });

    test("a note is drafted, approved by another, issued and charged", async ({ page, browser, baseURL }) => {
      const director = await pageOf(browser, "management", baseURL!, javaScriptEnabled);
      await director.goto("/administration/quotes");
      await director.getByLabel("Highest total for one person").fill("100");
      await director.getByRole("button", { name: "Save" }).click();
      await expect(director.getByText("Saved.")).toBeVisible();

      // Each journey takes an event of its own: the last one that ended, or the first.
      await page.goto("/administration/recharges");
      const lines = page.getByRole("region", { name: "Ended without a note" }).getByRole("listitem");
      const missing = lines.filter({ hasNotText: "note begun" }).getByRole("link");
      const event = javaScriptEnabled ? missing.first() : missing.last();
      await event.click();
      await page.getByLabel("Recharge code").fill("P.2026/017");
      await page.getByRole("button", { name: "Save the code" }).click();
      await expect(page.getByText("Saved.")).toBeVisible();
      await page.getByRole("button", { name: "Draft the note" }).click();
      await expect(page.getByRole("heading", { level: 2, name: /Note 1 of the event/ })).toBeVisible();
      const blank = page.getByRole("group", { name: "Further lines" });
      await blank.getByLabel("Item").first().fill("No-shows");
      await blank.getByLabel("Quantity").first().fill("2");
      await blank.getByLabel("Price").first().fill("65");
      await page.getByRole("button", { name: "Save the draft" }).click();
      await expect(page.getByRole("row", { name: /No-shows/ })).toContainText("€130.00");
      await expect(page.getByText("somebody else than who made it has to approve it")).toBeVisible();
      await expect(page.getByRole("button", { name: "Issue the note" })).toHaveCount(0);

      await director.goto(page.url());
      await director.getByRole("button", { name: "Approve" }).click();
      await expect(director.getByText("Approved by")).toBeVisible();

      await page.goto(page.url());
      await page.getByRole("button", { name: "Issue the note" }).click();
      const number = page.getByRole("heading", { level: 2, name: /^RN-\d{4}-\d{3}/ });
      await expect(number).toBeVisible();
      await expect(page.getByText("charged to P.2026/017")).toBeVisible();

      await director.goto(page.url());
      await director.getByLabel("Reference of the finance system").fill("JV 4711");
      await director.getByRole("button", { name: "Note the charge" }).click();
      await expect(director.getByText("under JV 4711")).toBeVisible();
      await director.context().close();
      await page.getByRole("link", { name: "For the finance office" }).click();
      await expect(page.getByRole("heading", { level: 1, name: /^Recharge note RN-/ })).toBeVisible();
    });
  });
}
