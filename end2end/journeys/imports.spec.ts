// Importing a file on screen: tried first, then done, then a changed file with a row that cannot be taken.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";

const PAGE = "/administration/imports";
const HEAD = "reference,arrival,nights,room_type,booked_at,heads";

test.use({ role: "administrator" });

// There is one desk for imports: these go one after the other.
test.describe.configure({ mode: "default" });

/** Sends a file of stays; waits until it is done. */
async function sends(page: Page, lines: string[], mode: string) {
  await page.goto(`${PAGE}/stays`);
  const buffer = Buffer.from([HEAD, ...lines].join("\n"));
  await page.getByLabel("File", { exact: true }).setInputFiles({ name: "spring.csv", mimeType: "text/csv", buffer });
  await page.getByLabel("What to do").selectOption({ label: mode });
  await page.getByRole("button", { name: "Begin" }).click();
  const outcome = await ends(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import of spring.csv");
  return outcome;
}

/** Waits until the import is done; its outcome. */
async function ends(page: Page) {
  const refresh = page.getByRole("link", { name: "Show how far it is now" });
  const outcome = page.getByRole("region", { name: "Outcome" });
  while (!(await outcome.isVisible())) {
    // With script the page does this by itself; whoever has none follows the link.
    if (await refresh.isVisible()) await refresh.click().catch(() => undefined);
  }
  return outcome;
}

const fact = (page: Page, term: string) =>
  page.getByRole("region", { name: "Outcome" }).locator("div", { has: page.getByText(term, { exact: true }) }).locator("dd");

for (const script of [true, false]) {
  test.describe(script ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled: script });

    test("a file is tried, imported, and its bad row comes back as a file", async ({ page }) => {
      const mark = script ? "JS" : "PLAIN";
      const rows = [1, 2].map((n) => `SPRING-${mark}-${n},2027-03-0${n},2,single,2026-11-02,1`);

      await sends(page, rows, "Dry run: say what would happen, keep nothing");
      await expect(page.getByRole("status")).toContainText("This was a dry run: nothing was kept.");
      await expect(fact(page, "New")).toHaveText("2");
      await page.goto(`/stays/SPRING-${mark}-1`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found");

      await sends(page, rows, "Import");
      await expect(fact(page, "New")).toHaveText("2");
      await expect(page.getByText("Finished", { exact: true }).first()).toBeVisible();
      await page.goto(`/stays/SPRING-${mark}-1`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Stay SPRING-${mark}-1`);

      await sends(page, [...rows, `SPRING-${mark}-3,next week,2,single,2026-11-02,1`], "Import");
      await expect(fact(page, "Known before")).toHaveText("2");
      await expect(fact(page, "Rejected")).toHaveText("1");
      const rejected = page.getByRole("table", { name: "Rejected lines" }).getByRole("row").nth(1);
      await expect(rejected).toContainText("arrival");
      await expect(rejected).toContainText("No date. Write it as 2026-03-01");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Rejected lines as CSV" }).click(),
      ]);
      const file = readFileSync(await download.path(), "utf8");
      expect(file).toMatch(/\r\n4,arrival,/);
      expect(file).not.toContain("next week");

      await page.goto(PAGE);
      await expect(page.getByRole("table", { name: "Imports" }).getByRole("row").nth(1)).toContainText("spring.csv");
    });

    test("events are tried and taken with their rooms, and files and house are reconciled", async ({ page }) => {
      const mark = script ? "JS" : "PLAIN";
      const day = script ? "05" : "12";
      const file = (name: string, lines: string[]) => ({ name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
      const events = file("Events 2029.csv", [
        "reference,title,kind,status,first_day,last_day,on_campus",
        `OLD-${mark}-1,Take-over seminar ${mark},training,definite,2029-03-${day},2029-03-${day},8`,
        `OLD-${mark}-2,Take-over picnic ${mark},picnic,definite,2029-03-${day},2029-03-${day},8`,
      ]);
      const rooms = file("Rooms 2029.csv", ["reference,night,room_type,rooms", `OLD-${mark}-1,2029-03-${day},single,3`]);
      for (const mode of ["Dry run: say what would happen, keep nothing", "Import"]) {
        await page.goto(`${PAGE}/events`);
        await page.getByLabel("File of events").setInputFiles(events);
        await page.getByLabel("File of rooms held").setInputFiles(rooms);
        await page.getByLabel("Source").fill("old system");
        await page.getByLabel("What to do").selectOption({ label: mode });
        await page.getByRole("button", { name: "Begin" }).click();
        await ends(page);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import of Events 2029.csv, Rooms 2029.csv");
        await expect(fact(page, "New")).toHaveText("2");
        await expect(fact(page, "Rejected")).toHaveText("1");
        const row = page.getByRole("table", { name: "Events by month and status" }).getByRole("row", { name: /^2029-03 Definite/ });
        await expect(row).toContainText("not taken");
        const nights = page.getByRole("table", { name: "Room-nights held by month and status" });
        await expect(nights.getByRole("row", { name: /^2029-03/ })).toContainText("3");
        await expect(page.getByRole("table", { name: "Rejected lines" })).toContainText("No known kind of event");
      }
      await page.goto(`/search?q=${encodeURIComponent(`Take-over seminar ${mark}`)}`);
      await page.getByRole("main").getByRole("link", { name: new RegExp(`Take-over seminar ${mark}`) }).first().click();
      await expect(page.getByText(`old system OLD-${mark}-1`)).toBeVisible();
    });

    test("a file that is no table is told beside its field, and what was chosen stays", async ({ page }) => {
      await page.goto(`${PAGE}/stays`);
      const photo = { name: "photo.png", mimeType: "image/png", buffer: Buffer.from("no table") };
      await page.getByLabel("File", { exact: true }).setInputFiles(photo);
      await page.getByLabel("Source").fill("spring desk");
      await page.getByRole("button", { name: "Begin" }).click();
      await expect(page.getByLabel("File", { exact: true })).toHaveAccessibleDescription(/This is no table we can read/);
      await expect(page.getByLabel("Source")).toHaveValue("spring desk");
    });
  });
}
