// What an administration keeps in order: targets, how long persons are kept, backups.

import { readFileSync } from "node:fs";
import { cells } from "../fixtures/table";
import { expect, test } from "../fixtures/test";

// One run of erasing goes on at a time, and periods are changed as they were seen.
test.describe.configure({ mode: "serial" });

for (const script of [true, false]) {
  const how = script ? "with script" : "without script";

  test.describe(() => {
    test.use({ role: "management", javaScriptEnabled: script });

    test(`management sets a target, and the page of room-nights shows it, ${how}`, async ({ page }) => {
      const year = script ? "2028" : "2029";
      await page.goto("/room-nights");
      await page.getByRole("link", { name: "All targets" }).click();
      await page.getByRole("link", { name: "Add a target" }).click();
      await page.getByLabel("Year", { exact: true }).fill(year);
      await page.getByRole("textbox", { name: "Room-nights a year" }).fill("many");
      await page.getByRole("textbox", { name: "Source" }).fill("Board paper of June");
      await page.getByRole("button", { name: "Save" }).click();
      const nights = page.getByRole("textbox", { name: "Room-nights a year" });
      await expect(nights).toHaveAccessibleDescription(/Enter a whole number from 1 to 1,000,000/);
      await expect(nights).toHaveValue("many");
      await nights.fill("26,000");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("status")).toContainText("The target is set.");

      await page.getByRole("row", { name: new RegExp(`^${year}`) }).getByRole("link", { name: year, exact: true }).click();
      const row = page.getByRole("row", { name: `Target ${year}` });
      await expect(row).toContainText("26,000");
      await expect(row).toContainText("Board paper of June");

      await page.getByRole("link", { name: "All targets" }).click();
      await page.getByRole("link", { name: `Change ${year}` }).click();
      await page.getByText("Remove?").click();
      await page.getByRole("button", { name: "Remove" }).click();
      await expect(page.getByRole("status")).toContainText("The target is removed.");
      await expect(page.getByRole("row", { name: new RegExp(`^${year}`) })).toHaveCount(0);
    });
  });

  test.describe(() => {
    test.use({ role: "administrator", javaScriptEnabled: script });

    test(`a period is changed, and what is due is erased and logged, ${how}`, async ({ page }) => {
      await page.goto("/administration");
      await page.getByRole("link", { name: "Retention" }).click();
      // The longest period keeps every guest of the demonstration for the other journeys.
      for (const kind of ["Guests", "Needs"]) {
        await page.getByLabel(`${kind}: days kept`).fill("9999");
        await page.getByRole("button", { name: `Save: ${kind}` }).click();
        const days = page.getByLabel(`${kind}: days kept`);
        await expect(days).toHaveAccessibleDescription(/enter whole days, from 1 to 3,650/);
        await expect(days).toHaveValue("9999");
        await days.fill("3650");
        await page.getByRole("button", { name: `Save: ${kind}` }).click();
        await expect(page.getByRole("status").first()).toContainText("The period is changed.");
        await expect(page.getByLabel(`${kind}: days kept`)).toHaveValue("3650");
      }
      const runs = page.getByRole("table", { name: /How many of each kind/ });
      const before = (await runs.count()) > 0 ? (await cells(runs)).length : 0;
      await page.getByText("Erase now?").click();
      await page.getByRole("button", { name: "Erase", exact: true }).click();
      await expect(page.getByRole("status").first()).toContainText("What was due is erased.");
      const log = await cells(runs);
      expect(log.length).toBe(before + 1);
      expect(log[0].slice(1, 6)).toEqual(["Alba Ferrero", "done", "0", "0", "0"]);
    });

    test(`a backup is downloaded whole, and the page says who made it, ${how}`, async ({ page }) => {
      // All of the campus goes over the wire.
      test.slow();
      await page.goto("/administration");
      await page.getByRole("link", { name: "Backups" }).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Make and download" }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^foresteria-2026-11-\d\d-\d{4}\.backup$/);
      const lines = readFileSync(await download.path(), "utf8").trimEnd().split("\n");
      expect(JSON.parse(lines[0]).format).toBe("foresteria-backup");
      expect(JSON.parse(lines.at(-1)!).sha256).toMatch(/^[0-9a-f]{64}$/);
      await page.reload();
      await expect(page.getByRole("status")).toContainText("less than an hour ago");
      const [made] = await cells(page.getByRole("table", { name: /When, by whom/ }));
      expect(made[1]).toBe("Alba Ferrero");
      // Between header and end there is one line a row, and one a table.
      expect(Number(made[2].replaceAll(",", ""))).toBeLessThan(lines.length);
    });
  });
}
