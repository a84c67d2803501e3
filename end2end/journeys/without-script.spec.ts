// Low bandwidth, old browsers, a script that did not arrive: reading and choosing works without JavaScript.

import { readFileSync } from "node:fs";
import { CLERK, THIS_YEAR, nights } from "../fixtures/campus";
import { Frame } from "../fixtures/frame";
import { Nights } from "../fixtures/nights";
import { SignIn } from "../fixtures/sign-in";
import { cells } from "../fixtures/table";
import { Tape } from "../fixtures/tape";
import { expect, test } from "../fixtures/test";

const LAST_YEAR = THIS_YEAR - 1;

test.use({ javaScriptEnabled: false });

test.describe(() => {
  test.use({ role: null });

  test("one signs in without script, with a password and by role", async ({ page }) => {
    const signIn = new SignIn(page);
    await page.goto("/campus");
    await signIn.as(CLERK);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rooms and spaces");
    await new Frame(page).signOut();
    await signIn.asRole("management");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Outlook/);
  });

  test("an empty form is answered without script", async ({ page }) => {
    const signIn = new SignIn(page);
    await signIn.open();
    await signIn.submit();
    await expect(signIn.email).toHaveAccessibleDescription("Enter your e-mail address.");
  });
});

test("language and theme change without script, and one stays where one was", async ({ page }) => {
  await page.goto("/tape-chart?nights=7&pavilion=AS3");
  await new Frame(page).chooseLanguage("it");
  await expect(page).toHaveURL("/tape-chart?nights=7&pavilion=AS3");
  await new Frame(page, "it").chooseTheme("nav.theme_dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page).toHaveURL("/tape-chart?nights=7&pavilion=AS3");
});

test("the chart is filtered without script, and a gap leads to its room", async ({ page }) => {
  const tape = new Tape(page);
  await page.goto("/tape-chart");
  await page.getByLabel("From").fill("2025-03-10");
  await page.getByLabel("Nights").selectOption("14 nights");
  await page.getByLabel("Room type").selectOption("Double room");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/from=2025-03-10&nights=14.*type=double/);
  expect(await tape.drawn()).toBe(14);
  const gap = tape.gaps().first();
  const href = (await gap.getAttribute("href"))!;
  await gap.click();
  await expect(page).toHaveURL(href);
  const main = page.getByRole("main");
  await expect(main.getByText("Free", { exact: true })).toBeVisible();
  await expect(main).toContainText("Double room");
});

test("another year of room-nights is chosen without script, and says as of when", async ({ page }) => {
  const shown = new Nights(page);
  await page.goto("/room-nights");
  await shown.show({ year: LAST_YEAR });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Room-nights ${LAST_YEAR}`);
  await expect(page.getByRole("main")).toContainText(/As of \d{1,2} \w{3} \d{4}\./);
});

test("the file of the year holds the figures of the table and of the command line", async ({ page }) => {
  const shown = new Nights(page);
  await shown.open(LAST_YEAR);
  const table = (await cells(shown.table(/by month/))).slice(0, 12);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`room-nights-${LAST_YEAR}-synthetic.csv`);
  const [head, ...lines] = readFileSync(await download.path(), "utf8").trim().split("\r\n").map((line) => line.split(","));
  expect(head).toEqual([
    "month",
    "room_nights",
    "room_nights_on_the_books",
    "guest_nights",
    "guest_nights_on_the_books",
    "original_stock",
    "stock_left_after_closures",
  ]);
  const known = nights(`${LAST_YEAR}-01-01`, `${LAST_YEAR + 1}-01-01`);
  expect(lines.map(([month, ...figures]) => [month, ...figures.map(Number)])).toEqual(known.map((row) => [
    row.period, row.room_nights, row.on_the_books, row.guest_nights, row.guest_nights_on_the_books, row.stock_nights,
    row.open_nights,
  ]));
  expect(lines.map(([, slept]) => Number(slept).toLocaleString("en"))).toEqual(table.map(([, actual]) => actual));
});
