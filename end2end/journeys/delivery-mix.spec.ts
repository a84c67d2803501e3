// The mix of activities of a year: planned, read beside the books, and taken apart against another year's.

import { expect, test } from "../fixtures/test";

/** Years that nobody else's journey plans. */
const YEAR = { on: 2029, off: 2031 };

for (const javaScriptEnabled of [true, false]) {
  const year = javaScriptEnabled ? YEAR.on : YEAR.off;

  test.describe(`with script ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled, role: "management" });

    test("a director plans the mix of a year, is told what cannot be, and sees what it comes to", async ({ page }) => {
      await page.goto(`/outlook/mix?year=${year}`);
      await expect(page.getByText(`No mix is planned for ${year} yet.`)).toBeVisible();
      await page.getByRole("link", { name: "Plan the mix" }).click();
      const courses = page.getByRole("group", { name: "Courses and masters" });
      await courses.getByLabel("Activities").fill("300");
      await courses.getByLabel("Face to face, in percent").fill("40");
      await courses.getByLabel("Of these on campus, in percent").fill("133");
      await courses.getByLabel("Participants of one").fill("22,5");
      await courses.getByLabel("Nights of a participant").fill("5.5");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("alert")).toContainText("Courses and masters, Of these on campus, in percent");
      await expect(courses.getByLabel("Participants of one")).toHaveValue("22,5");
      await courses.getByLabel("Of these on campus, in percent").fill("33.3");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByText("The mix is saved.")).toBeVisible();
      const plan = page.getByRole("table", { name: `Drivers of ${year} by kind of activity` });
      await expect(plan.getByRole("row", { name: "Courses and masters" })).toContainText("4,945");
      await expect(page.getByRole("table", { name: /^The change in room-nights from 20\d\d to/ })).toBeVisible();
    });
  });
}

test.describe("for the desk", () => {
  test.use({ role: "facilities" });

  test("who reads figures finds the mix from room-nights, with one prediction of 2021 marked, and cannot plan", async ({ page }) => {
    await page.goto("/room-nights?year=2027");
    await page.getByRole("link", { name: "Delivery mix" }).click();
    const record = page.getByRole("table", { name: /^The four predictions of May 2021/ });
    await expect(record.getByText("Failed")).toHaveCount(1);
    await expect(record.getByRole("row", { name: "On campus, of activities face to face" })).toContainText("Failed");
    await expect(page.getByRole("link", { name: "Change the mix" })).toHaveCount(0);
    await expect(page.getByText("synthetic", { exact: false }).first()).toBeVisible();
  });
});
