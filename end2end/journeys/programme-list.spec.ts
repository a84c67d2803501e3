// A programme that was made in a spreadsheet: pasted, shown with every difference and every bad row, and taken over with its
// halls; pasted again with other hours, which its hall follows.

import { takeDown } from "../fixtures/event";
import { expect, test } from "../fixtures/test";

/** Each run has an event of its own, on days of its own. */
const RUNS = {
  true: { script: "with JavaScript", first: "2029-02-05", last: "2029-02-07" },
  false: { script: "without JavaScript", first: "2029-02-12", last: "2029-02-14" },
} as const;

for (const javaScriptEnabled of [true, false]) {
  const { script, first, last } = RUNS[`${javaScriptEnabled}`];
  test.describe(script, () => {
    test.use({ javaScriptEnabled, role: "organiser" });
    test.describe.configure({ timeout: 90_000 });

    test("a programme is pasted, looked at, taken over, and pasted again", async ({ page }) => {
      const code = await takeDown(page, { title: `Forum ${script}`, kind: "Conference", first, last, onCampus: 80 });
      const paste = async (rows: string[][]) => {
        await page.goto(`/events/${code}/programme`);
        await page.getByRole("link", { name: "Paste a list" }).click();
        await page.getByLabel("Or paste rows").fill(rows.map((row) => row.join("\t")).join("\n"));
        await page.getByRole("button", { name: "Show the differences" }).click();
      };
      const head = ["Jour", "De", "À", "Titre", "Salle", "Disposition", "Intervenants", "Couleur"];
      const [, month, day] = first.split("-");
      await paste([
        head,
        [`${day}/${month}/2029`, "9h", "10h30", "Ouverture", "EU-AB", "Théâtre", "Ada Voice; Présidente; Voices", "rouge"],
        ["", "10h30", "12h", "Panel", "EU-AB", "Théâtre", "Bo Bell, Cy Dale", ""],
        ["", "14h", "13h", "Atelier", "", "", "", ""],
        ["bientôt", "14h", "15h", "Suite", "", "", "", ""],
        ["", "14h", "15h", "Perdue", "Z9", "", "", ""],
      ]);
      await expect(page.getByText("New: 2. Changed: 0. The same: 0. Not taken: 3.")).toBeVisible();
      await expect(page.getByRole("row", { name: /Atelier/ })).toContainText("It ends before it begins.");
      await expect(page.getByRole("row", { name: /Suite/ })).toContainText("This is no date.");
      await expect(page.getByRole("row", { name: /Perdue/ })).toContainText("There is no such hall.");
      await expect(page.getByRole("table", { name: "Rows that are not taken (3)" })).toBeVisible();
      await expect(page.getByText("Couleur")).toBeVisible();
      await expect(page.getByRole("region", { name: "Halls booked or changed for it (1)" })).toContainText("09:00 – 12:00");
      await page.getByRole("button", { name: "Take this over" }).click();
      await expect(page.getByText("The list was taken over.")).toBeVisible();
      const opening = page.getByRole("row", { name: /Ouverture/ });
      await expect(opening).toContainText("09:00 – 10:30");
      await expect(opening).toContainText("Ada Voice");

      // Its hall is made longer with it: both still stand in one function.
      await paste([
        ["Title", "Date", "From", "Until"],
        ["Ouverture", first, "09:00", "10:30"],
        ["Panel", first, "11:30", "13:00"],
      ]);
      await expect(page.getByText("New: 0. Changed: 1. The same: 1. Not taken: 0.")).toBeVisible();
      await page.getByRole("button", { name: "Take this over" }).click();
      await expect(page.getByRole("row", { name: /Panel/ })).toContainText("11:30 – 13:00");
      await page.goto(`/events/${code}`);
      await expect(page.getByRole("table", { name: "Functions" }).getByRole("row", { name: /Ouverture/ })).toHaveCount(1);
    });
  });
}
