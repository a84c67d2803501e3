// The guide, and the report of a barrier from the foot of a page to the administrator's answer; with and without script.

import { expect, test } from "../fixtures/test";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });

    test("a clerk finds how to move a guest from the page of today", async ({ page }) => {
      await page.goto("/today");
      const foot = page.getByRole("contentinfo");
      await expect(foot.getByRole("link", { name: "Check a guest in" })).toBeVisible();
      await foot.getByRole("link", { name: "Help", exact: true }).click();
      await expect(page.getByRole("heading", { name: "For Facilities" })).toBeVisible();
      await page.getByRole("searchbox", { name: "Search the guide" }).fill("how to mvoe a guest");
      await page.getByRole("main").getByRole("button", { name: "Search" }).click();
      await page.getByRole("main").getByRole("listitem").first().getByRole("link").click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Move a guest");
      await expect(page.getByRole("article").getByRole("listitem").first()).toContainText("Tape chart");
    });

    test("somebody reports a barrier, and an administrator answers and closes it", async ({ page, browser, baseURL }) => {
      await page.goto("/campus");
      await page.getByRole("contentinfo").getByRole("link", { name: "Report a barrier" }).click();
      await expect(page.getByLabel("On which page?")).toHaveValue("/campus");
      await page.getByLabel("What did you want to do?").fill("Find a room with a hearing loop");
      await page.getByRole("button", { name: "Send the report" }).click();
      await expect(page.getByLabel("What stood in the way?")).toHaveAccessibleDescription("Say it in a few words.");
      await page.getByLabel("What stood in the way?").fill("The list does not say it");
      await page.getByLabel(/How can we answer you/).fill("ada@example.org");
      await page.getByRole("button", { name: "Send the report" }).click();
      const thanks = await page.getByRole("status").innerText();
      const reference = /B-\w{4}-\w{4}/.exec(thanks)![0];

      const context = await browser.newContext({
        baseURL, locale: "en-GB", javaScriptEnabled, storageState: { cookies: [], origins: [] },
      });
      const administrator = await context.newPage();
      await administrator.goto("/sign-in?back=/administration/barriers");
      await administrator.getByRole("button", { name: "Sign in as Administrator" }).click();
      await administrator.getByRole("link", { name: reference }).click();
      await expect(administrator.getByText("ada@example.org")).toBeVisible();
      await administrator.getByLabel("State").selectOption({ label: "closed" });
      await administrator.getByLabel("Note").fill("The loop is named in the list now.");
      await administrator.getByRole("button", { name: "Save" }).click();
      await expect(administrator.getByRole("status")).toContainText("The report is saved.");
      await administrator.goto("/administration/barriers");
      await expect(administrator.getByRole("row", { name: new RegExp(reference) })).toContainText("closed");
      await context.close();
    });
  });
}

test("the list of keys leads to the guide", async ({ page }) => {
  await page.goto("/campus");
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByRole("link", { name: "The user guide" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Help");
});
