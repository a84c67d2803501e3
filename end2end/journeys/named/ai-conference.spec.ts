// The conference on AI and learning (S45, S46): three days, and on each the house stands otherwise. A dialogue, an expo of
// fifteen exhibitors in the same hall, and a hackathon at tables until late.

import { agreed, hall, step, takeDown } from "../../fixtures/event";
import { expect, test } from "../../fixtures/test";

test.use({ role: "organiser" });
test.describe.configure({ timeout: 90_000 });

const EXHIBITORS = Array.from({ length: 15 }, (_, number) => `Laboratory ${String.fromCharCode(65 + number)}`);

test("the AI conference: a dialogue, an expo with 15 exhibitors in the same hall turned, and a hackathon until late", async ({ page, browser, baseURL }) => {
  const code = await takeDown(page, {
    title: "Artificial intelligence and learning", kind: "Conference", first: "2028-06-06", last: "2028-06-08", onCampus: 180, online: 400,
  });
  await page.getByRole("link", { name: "Find dates" }).click();
  await page.getByLabel("Not before").fill("2028-06-06");
  await page.getByLabel("Over by").fill("2028-06-08");
  await hall(page, 1, { "What for": "Dialogue", "People in each": "180", "From day": "1", "To day": "1", Languages: "EN FR" });
  await hall(page, 2, { "What for": "Expo", "People in each": "200", "Set-up style": "Reception", "From day": "2", "To day": "2" });
  await hall(page, 3, { "What for": "Team", Rooms: "3", "People in each": "40", "Set-up style": "Cabaret", "From day": "3", "To day": "3", Until: "22:00" });
  await page.getByLabel("People, any type of room").fill("90");
  await page.getByRole("button", { name: "Find dates" }).click();
  for (const room of [/^Dialogue/, /^Expo/]) {
    await expect(page.getByRole("row", { name: room })).toContainText("Europe A and B joined");
  }
  await expect(page.getByRole("row", { name: /^Team 3/ })).toContainText("closed, a part");
  await page.getByRole("button", { name: "Plan this" }).click();
  expect(await agreed(page)).toEqual({ "5 Jun 2028": 90, "6 Jun 2028": 90, "7 Jun 2028": 90, "All nights": 270 });
  await step(page, "Confirm");
  const functions = page.getByRole("table", { name: "Functions" }).getByRole("row");
  await expect(functions.filter({ hasText: "Held" })).toHaveCount(5);
  await expect(functions.nth(3)).toContainText("Team 1");
  await expect(functions.nth(5)).toContainText("Team 3");

  await page.goto(`/events/${code}/stands`);
  await page.getByLabel("Last number").fill("15");
  await page.getByLabel("Power (W)").fill("3000");
  await page.getByLabel("Hall", { exact: true }).selectOption({ label: "Expo, Europe A and B joined, 7 Jun 2028, 09:00 – 17:30" });
  await page.getByRole("button", { name: "Make stands" }).click();
  for (const organisation of EXHIBITORS) {
    await page.getByRole("link", { name: "New exhibitor" }).click();
    await page.getByLabel("Organisation").fill(organisation);
    await page.getByRole("button", { name: "Add exhibitor" }).click();
  }
  await page.getByRole("button", { name: "Give free stands" }).click();
  await expect(page.getByText("Stands: 15, free: 0, waiting: 0")).toBeVisible();

  // What is published has the expo with everybody's stand, for whoever has the address.
  await page.goto(`/events/${code}/programme`);
  await page.getByRole("link", { name: "New session" }).click();
  await page.getByLabel("Title (English)").fill("Expo of learning technologies");
  await page.getByLabel("Day", { exact: true }).fill("2028-06-07");
  await page.getByLabel("Until", { exact: true }).fill("17:00");
  await page.getByLabel("For whom").selectOption({ label: "On campus" });
  const carries = page.getByLabel("Function that carries it");
  await carries.selectOption(await carries.locator("option", { hasText: /^Expo/ }).getAttribute("value"));
  await page.getByRole("button", { name: "Add session" }).click();
  await page.getByLabel("Publish exhibitors with their stands").check();
  await page.getByRole("button", { name: "Publish programme" }).click();
  await expect(page.getByText("Published: participants read the programme")).toBeVisible();
  const stranger = await browser.newPage({ baseURL, locale: "en-GB", storageState: { cookies: [], origins: [] } });
  await stranger.goto(`/programme/${code}`);
  await expect(stranger.getByRole("heading", { name: "Expo of learning technologies" })).toBeVisible();
  for (const organisation of EXHIBITORS) await expect(stranger.getByText(organisation)).toBeVisible();
  await stranger.close();
});
