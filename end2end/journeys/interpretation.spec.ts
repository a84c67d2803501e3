// Languages of an event: from the question about a hall to a team that is agreed, and to an interpreter who is away.

import { EVENT } from "../fixtures/screens";
import { expect, test } from "../fixtures/test";

/** A day long after the functions of the demonstration, so that halls and interpreters are free. */
const DAY = { true: "2027-06-22", false: "2027-06-23" };

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    const day = DAY[`${javaScriptEnabled}`];

    test("a hall is asked about, a function in it gets its languages, and a team is agreed", async ({ page }) => {
      await page.goto("/events");
      await page.getByRole("link", { name: "Hall and languages" }).click();
      await page.getByLabel("Hall", { exact: true }).selectOption("EU-AB");
      await page.getByLabel("Day", { exact: true }).fill(day);
      await page.getByRole("group", { name: "Spoken on the floor" }).getByLabel("English").check();
      await page.getByRole("group", { name: "To be heard in" }).getByLabel("Ukrainian").check();
      await page.getByRole("button", { name: "Ask" }).click();
      await expect(page.getByText("Ukrainian: no interpreter is free.")).toBeVisible();
      await page.getByRole("group", { name: "To be heard in" }).getByLabel("Ukrainian").uncheck();
      await page.getByRole("group", { name: "To be heard in" }).getByLabel("French").check();
      await page.getByRole("button", { name: "Ask" }).click();
      await expect(page.getByText("Yes: everything is there or can be had.")).toBeVisible();

      await page.goto(`/functions/new?space=EU-AB&from_date=${day}&from_time=09:00`);
      await page.getByLabel("Event", { exact: true }).selectOption({ index: 1 });
      await page.getByLabel("Title", { exact: true }).fill(`Dialogue ${day}`);
      await page.getByLabel("People", { exact: true }).fill("40");
      await page.getByLabel("Set-up style").selectOption({ label: "Classroom" });
      await page.getByRole("button", { name: "Add function" }).click();
      await page.getByRole("row", { name: new RegExp(`Dialogue ${day}`) }).getByRole("link", { name: "Set languages" }).click();
      await page.getByRole("group", { name: "Spoken on the floor" }).getByLabel("English").check();
      await page.getByRole("group", { name: "To be heard in" }).getByLabel("French").check();
      await page.getByRole("button", { name: "Save languages" }).click();
      const held = page.getByRole("button", { name: "Agree all that is proposed" });
      await expect(page.getByText("Yes: everything is there or can be had.")).toBeVisible();
      await held.click();
      await expect(page.getByText("Everything is agreed.")).toBeVisible();
      await page.getByRole("button", { name: /^Let go of / }).first().click();
      await expect(held).toBeVisible();
    });

    test("an interpreter is taken down, is away for some days, and is erased", async ({ page }) => {
      const name = `Voice ${day}`;
      await page.goto("/interpreters");
      await page.getByRole("link", { name: "New interpreter" }).click();
      await page.getByRole("button", { name: "Add interpreter" }).click();
      await expect(page.getByRole("alert")).toContainText("Enter the name.");
      await page.getByLabel("Name", { exact: true }).fill(name);
      await page.getByLabel("Turkish").selectOption("a");
      await page.getByLabel("English").selectOption("c");
      await page.getByRole("button", { name: "Add interpreter" }).click();
      const row = page.getByRole("row", { name: new RegExp(name) });
      await expect(row).toContainText("Turkish A, English C");
      await row.getByRole("link", { name }).click();
      await page.getByLabel("First day away").fill("2027-07-01");
      await page.getByLabel("Last day away").fill("2027-07-14");
      await page.getByRole("button", { name: "Note days away" }).click();
      await page.goto("/interpreters");
      await expect(row).toContainText("away");
      await row.getByRole("link", { name }).click();
      await page.getByText("Erase?").click();
      await page.getByRole("button", { name: "Erase interpreter" }).click();
      await expect(row).toHaveCount(0);
    });

    test("a document is ordered for an event and followed until it is delivered", async ({ page }) => {
      const title = `Handbook ${day}`;
      await page.goto(`/events/${EVENT}`);
      await page.getByRole("link", { name: "New translation" }).click();
      await page.getByLabel("Document", { exact: true }).fill(title);
      await page.getByLabel("Words", { exact: true }).fill("4000");
      await page.getByRole("button", { name: "Order translation" }).click();
      await expect(page.getByRole("row", { name: new RegExp(title) })).toContainText("3 working days");
      await page.goto("/events");
      await page.getByRole("link", { name: "Translations", exact: true }).click();
      const row = page.getByRole("row", { name: new RegExp(title) });
      await row.getByRole("link", { name: title }).click();
      await page.getByLabel("Status").selectOption({ label: "Delivered" });
      await page.getByRole("button", { name: "Save" }).click();
      await expect(row).toContainText("Delivered");
    });
  });
}
