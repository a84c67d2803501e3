// An event from the first enquiry to an agreed one, by an organiser's hands.

import type { Page } from "@playwright/test";
import { step } from "../fixtures/event";
import { expect, test } from "../fixtures/test";

test.use({ role: "organiser" });

/** Takes an enquiry down and stands on its page. */
async function takeDown(page: Page, title: string, from: string, until: string) {
  await page.goto("/events");
  await page.getByRole("link", { name: "New event" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Kind").selectOption("Conference");
  await page.getByLabel("Client").selectOption("Government");
  await page.getByLabel("Organisation").fill("Ministry of Labour of Aurelia");
  await page.getByLabel("First day").fill(from);
  await page.getByLabel("Last day").fill(until);
  await page.getByLabel("On campus").fill("300");
  await page.getByLabel("Online").fill("1,700");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("The enquiry is taken down.");
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with script ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("an enquiry becomes an option, is agreed, and stands on the board and in the calendar", async ({ page }) => {
      const title = `Skills Fair, script ${javaScriptEnabled ? "on" : "off"}`;
      await takeDown(page, title, "2027-03-08", "2027-03-10");
      const code = new URL(page.url()).pathname.split("/").pop();
      const course = page.getByRole("region", { name: "Where it stands" });
      await expect(course).toContainText("Enquiry");
      await expect(page.getByRole("main")).toContainText("1,700");
      await step(page, "Give an option", () => page.getByLabel("Option until").fill("2027-04-01"));
      await expect(page.getByRole("main")).toContainText("An option cannot last beyond the first day of the event.");
      await expect(page.getByLabel("Option until")).toHaveValue("2027-04-01");
      await page.getByLabel("Option until").fill("2027-01-15");
      await course.getByRole("button", { name: "Give an option" }).click();
      await expect(course).toContainText("15 Jan 2027");
      await page.goto("/events/board");
      await expect(page.getByRole("region", { name: /^Tentative/ }).getByRole("link", { name: `${code} ${title}` })).toBeVisible();
      await page.goto(`/events/${code}`);
      await step(page, "Confirm");
      await expect(course).toContainText("Definite");
      await page.goto("/events/calendar?month=2027-03&kind=conference");
      await expect(page.getByRole("link", { name: `Definite: ${code} ${title}` })).toBeVisible();
    });
  });
}

test("what is typed into a form with a fault is still there, each fault beside its field", async ({ page }) => {
  await page.goto("/events/new");
  await page.getByLabel("First day").fill("2027-03-08");
  await page.getByLabel("Last day").fill("2027-03-01");
  await page.getByLabel("How likely, in percent").fill("120");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByLabel("Title")).toHaveAccessibleDescription("Give the event a title.");
  await expect(page.getByLabel("Last day")).toHaveAccessibleDescription(/lies before the first/);
  await expect(page.getByLabel("How likely, in percent")).toHaveAccessibleDescription(/from 0 to 100, or leave it empty/);
  await expect(page.getByLabel("First day")).toHaveValue("2027-03-08");
});

test("an event ends with a reason, is taken up again, moved, and repeated", async ({ page }) => {
  await takeDown(page, "Retreat of a small team", "2027-05-03", "2027-05-04");
  const course = page.getByRole("region", { name: "Where it stands" });
  await step(page, "Mark as lost", () => course.getByLabel("Reason").first().selectOption("Something else"));
  await expect(course).toContainText("Say in the note what else it was.");
  await course.getByLabel("Note").first().fill("The team was dissolved");
  await course.getByRole("button", { name: "Mark as lost" }).click();
  await expect(course).toContainText("The team was dissolved");
  await step(page, "Take it up again");
  await expect(course).toContainText("Enquiry");
  await step(page, "Move to other days", () => page.locator("#move-first_day").fill("2027-05-10"));
  await expect(page.getByRole("main")).toContainText("10 May 2027 – 11 May 2027");
  await step(page, "Repeat the event", () => page.locator("#duplicate-first_day").fill("2028-05-08"));
  await expect(page.getByRole("status")).toContainText("This is the new event.");
  await expect(page).toHaveURL(/\/events\/28-/);
  await expect(page.getByRole("main")).toContainText("8 May 2028 – 9 May 2028");
});

test("an event of another cannot be changed by its address", async ({ page }) => {
  for (const path of ["/events/26-130/edit", "/events/26-130"]) {
    expect((await page.goto(path))?.status()).toBe(404);
  }
});
