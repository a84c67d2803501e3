// What others change about an event: its organiser is told, looks, says so, and has it all on the function sheet.

import type { BrowserContext } from "@playwright/test";
import { campus, type Role } from "../fixtures/campus";
import { expect, test } from "../fixtures/test";

/** The same browser in the hands of another. */
async function handTo(context: BrowserContext, role: Role, origin: string) {
  const [name, value] = campus().sessions[role];
  await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: "Lax" }]);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with script ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ role: "organiser", javaScriptEnabled });

    test("an organiser learns what the desk changed, and the function is on the sheet", async ({ page, context, baseURL }) => {
      const title = `Fair of changes, script ${javaScriptEnabled ? "on" : "off"}`;
      await page.goto("/events/new");
      await page.getByLabel("Title").fill(title);
      await page.getByLabel("Kind").selectOption("Conference");
      await page.getByLabel("First day").fill("2027-06-21");
      await page.getByLabel("Last day").fill("2027-06-22");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      const event = new URL(page.url()).pathname;

      await handTo(context, "facilities", baseURL!);
      await page.goto(`${event}/functions/new`);
      await page.getByLabel("Title", { exact: true }).fill("Opening of the fair");
      await page.getByLabel("Space", { exact: true }).selectOption("EU-A");
      await page.getByLabel("Begins on").fill("2027-06-21");
      await page.getByLabel("Begins at").fill("09:00");
      await page.getByLabel("Ends on").fill("2027-06-21");
      await page.getByLabel("Ends at").fill("10:30");
      await page.getByLabel("People", { exact: true }).fill("40");
      await page.getByLabel("Set-up style").selectOption({ label: "Classroom" });
      await page.getByRole("button", { name: "Add function" }).click();

      await handTo(context, "organiser", baseURL!);
      await page.goto("/events");
      const due = page.getByRole("region", { name: "To do" });
      await due.getByText(/^\d+ more$/).click();
      await due.getByRole("link", { name: title }).click();
      await expect(page).toHaveURL(`${event}/changes`);
      await expect(page.getByRole("row", { name: /Opening of the fair/ })).toContainText("New");
      await page.getByRole("button", { name: "I have seen this" }).click();
      await expect(page.getByRole("button", { name: "I have seen this" })).toHaveCount(0);
      await page.goto(event);
      await expect(page.getByText("since you last looked")).toHaveCount(0);

      await page.getByRole("link", { name: "Function sheet" }).click();
      const day = page.getByRole("table", { name: /^Functions on .*21 June 2027/ });
      await expect(day.getByRole("row", { name: /09:00 – 10:30/ })).toContainText("Europe A");
    });
  });
}
