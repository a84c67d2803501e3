// The audit trail: from a deed at the desk to its line, and from there to the file, with and without script.

import { readFileSync } from "node:fs";
import { expect, test } from "../fixtures/test";

const PAGE = "/administration/history";

for (const script of [true, false]) {
  test.describe(script ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled: script });

    test("what was done to a stay is found by its reference, with what was before and after", async ({ page }) => {
      await page.goto(`${PAGE}?kind=stay&action=check_in`);
      const line = page.getByRole("table", { name: "History" }).getByRole("row").nth(1);
      await expect(line).toContainText("Reserved");
      await expect(line).toContainText("In house");
      const stay = line.getByRole("cell").getByRole("link").first();
      const reference = (await stay.innerText()).trim();

      await page.getByLabel("Reference or number").fill(reference.toLowerCase());
      await page.getByLabel("Kind of record").selectOption({ label: "All kinds" });
      await page.getByLabel("What", { exact: true }).selectOption({ label: "Everything" });
      await page.getByRole("button", { name: "Show", exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`record=${reference.toLowerCase()}`));
      const lines = page.getByRole("table", { name: "History" }).getByRole("row");
      const shown = (await lines.count()) - 1;
      expect(shown).toBeGreaterThan(1);
      await expect(lines.last()).toContainText("Reserved");

      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "History as CSV" }).click(),
      ]);
      const file = readFileSync(await download.path(), "utf8").trim().split("\r\n");
      expect(file.length - 1).toBe(shown);
      expect(file.slice(1).every((line) => line.includes(reference))).toBe(true);

      await lines.nth(1).getByRole("link", { name: reference, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Stay ${reference}`);
    });

    test("a page of lines leads to older ones and back to the newest", async ({ page }) => {
      await page.goto(PAGE);
      const first = page.getByRole("table", { name: "History" }).getByRole("row").nth(1);
      const newest = await first.innerText();
      await page.getByRole("link", { name: "Older lines" }).click();
      await expect(page).toHaveURL(/after=/);
      await expect(first).not.toHaveText(newest);
      await page.getByRole("link", { name: "Newest lines" }).click();
      await expect(page).toHaveURL(PAGE);
    });

    test("days the wrong way round are told beside the field, and nothing typed is lost", async ({ page }) => {
      await page.goto(PAGE);
      await page.getByLabel("First day").fill("2026-11-24");
      await page.getByLabel("Last day").fill("2026-11-01");
      await page.getByRole("button", { name: "Show", exact: true }).click();
      await expect(page.getByLabel("Last day")).toHaveAccessibleDescription(/The last day lies before the first/);
      await expect(page.getByLabel("First day")).toHaveValue("2026-11-24");
    });
  });
}
