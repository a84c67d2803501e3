// The function diary to work with: functions carried to another hall and another time, by pointer and by keys.

import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";

/** Days long after the functions of the demonstration; each journey has one of its own. */
const diary = (day: string, view = "day") => `/function-diary?day=${day}&view=${view}`;

/** Adds a function from nine to half past ten, and stands in the diary. */
async function adds(page: Page, day: string, title: string, space: string): Promise<void> {
  await page.goto(`/functions/new?space=${space}&from_date=${day}&from_time=09:00&back=${encodeURIComponent(diary(day))}`);
  await page.getByLabel("Event", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("People", { exact: true }).fill("20");
  await page.getByLabel("Set-up style").selectOption({ label: "Classroom" });
  await page.getByRole("button", { name: "Add function" }).click();
  await expect(page).toHaveURL(new RegExp(`day=${day}`));
}

const row = (page: Page, hall: string) => page.getByRole("row", { name: new RegExp(`^${hall} ?\\d`) });
const bar = (where: Locator | Page, title: string) => where.getByRole("link", { name: new RegExp(`^${title} · `) });
const said = (page: Page) => page.locator(".diary-bench").getByRole("status");

async function awake(page: Page): Promise<void> {
  await expect(page.locator(".diary-bench.works")).toBeVisible();
}

/** Drags the middle of a bar over a row, so many quarters of an hour to the right. */
async function drags(page: Page, what: Locator, over: Locator, quarters: number): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  const from = (await what.boundingBox())!;
  const to = (await over.boundingBox())!;
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (quarters * from.width) / 6, to.y + to.height / 2, { steps: 5 });
}

test("a function is dragged to another hall and a later hour", async ({ page }) => {
  const day = "2027-08-16";
  await adds(page, day, "Carried", "EU-A");
  await awake(page);
  const cell = bar(page, "Carried").locator("xpath=ancestor::td");
  await drags(page, cell, row(page, "Europe B").locator("th"), 4);
  // Over the name of the hall its hours are those it has by the pointer.
  await expect(said(page)).toHaveText("Europe B, 10:00–11:30");
  await page.mouse.up();
  await expect(bar(row(page, "Europe B"), "Carried")).toHaveAccessibleName(/10:00–11:30/);
  await expect(bar(row(page, "Europe A"), "Carried")).toHaveCount(0);
});

test("M takes a function, arrows carry it, Enter puts it there and Escape leaves it", async ({ page }) => {
  const day = "2027-08-17";
  await adds(page, day, "Keyed", "EU-A");
  await awake(page);
  await bar(page, "Keyed").focus();
  await page.keyboard.press("m");
  await expect(said(page)).toContainText("Enter puts it there");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(said(page)).toHaveText("Europe B, 09:15–10:45");
  await page.keyboard.press("Escape");
  await expect(said(page)).toContainText("nothing has changed");
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(bar(row(page, "Europe A"), "Keyed")).toHaveAccessibleName(/08:30–10:00/);
  // The page that follows announces it, and the keyboard goes on from there.
  await expect(said(page)).toHaveText(/^Moved: Keyed, Europe A, .*08:30 – 10:00\.$/);
  await expect(bar(page, "Keyed")).toBeFocused();
});

test("by keys a function goes to a day that is not drawn, which is told, and the diary turns to it", async ({ page }) => {
  const day = "2027-08-19";
  await adds(page, day, "Leaping", "EU-A");
  await awake(page);
  await bar(page, "Leaping").focus();
  await page.keyboard.press("m");
  await page.keyboard.press("PageDown");
  await expect(said(page)).toHaveText(/Europe A, Friday,? 20 August.*09:00–10:30/);
  await expect(page.locator(".tape-ghost")).toBeHidden();
  await page.keyboard.press("ArrowRight");
  await expect(said(page)).toHaveText(/20 August.*09:15–10:45/);
  await page.keyboard.press("PageUp");
  await expect(said(page)).toHaveText("Europe A, 09:15–10:45");
  await expect(page.locator(".tape-ghost")).toBeVisible();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/day=2027-08-20&view=day/);
  await expect(said(page)).toHaveText(/^Moved: Leaping, Europe A, .*20.*09:15 – 10:45\.$/);
  await expect(bar(row(page, "Europe A"), "Leaping")).toBeFocused();
});

test("the diary scrolls under a function that is held at its edge, and it lands where the pointer is", async ({ page }) => {
  const day = "2027-08-31";
  await adds(page, day, "Farther", "EU-A");
  await page.setViewportSize({ width: 700, height: 700 });
  await page.reload();
  await awake(page);
  const cell = bar(page, "Farther").locator("xpath=ancestor::td");
  const region = page.locator(".tape.diary");
  await cell.scrollIntoViewIfNeeded();
  const [from, frame] = [(await cell.boundingBox())!, (await region.boundingBox())!];
  const before = await region.evaluate((element) => element.scrollLeft);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(Math.min(frame.x + frame.width, 700) - 6, from.y + from.height / 2, { steps: 8 });
  // The pointer rests; the diary does not, until it is at its end.
  await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(before + 100);
  const end = () => region.evaluate((element) => element.scrollLeft + element.clientWidth >= element.scrollWidth - 1);
  await expect.poll(end).toBe(true);
  const told = await said(page).innerText();
  await page.mouse.up();
  await expect(said(page)).toContainText("Moved: Farther");
  const hours = told.split(", ").at(-1)!;
  await page.setViewportSize({ width: 1280, height: 700 });
  await expect(bar(row(page, "Europe A"), "Farther")).toHaveAccessibleName(new RegExp(hours));
});

test("what is put where another is leads to its form, which says who is there and what is free instead", async ({ page }) => {
  const day = "2027-08-18";
  await adds(page, day, "Sitting", "EU-A");
  await adds(page, day, "Unlucky", "EU-C");
  await awake(page);
  const cell = bar(page, "Unlucky").locator("xpath=ancestor::td");
  await drags(page, cell, row(page, "Europe A"), 1);
  await page.mouse.up();
  await expect(page.getByRole("alert")).toContainText("Sitting");
  await expect(page.getByLabel("Begins at")).toHaveValue("09:15");
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Unlucky");
});

test("in the week a function is carried to another day at its hours", async ({ page }) => {
  await adds(page, "2027-08-23", "Weekly", "EU-A");
  await page.goto(diary("2027-08-23", "week"));
  await awake(page);
  await bar(page, "09:00.* Weekly").focus();
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(said(page)).toHaveText(/Europe A, Wednesday,? 25 August.*09:00–10:30/);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith("/functions/move")),
    page.keyboard.press("Enter"),
  ]);
  expect(answer.status()).toBe(303);
  await expect(said(page)).toContainText("Moved: Weekly");
  await page.goto(diary("2027-08-25"));
  await expect(bar(row(page, "Europe A"), "Weekly")).toHaveAccessibleName(/09:00–10:30/);
});
