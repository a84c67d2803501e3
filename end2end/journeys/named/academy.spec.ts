// An academy of four weeks: a hall on twenty working days, people who come in waves, lunch on every day of a week.

import { agreed, bookList, fact, hall, pageOf, pasteList, step, takeDown } from "../../fixtures/event";
import { expect, test } from "../../fixtures/test";

test.use({ role: "organiser" });
test.describe.configure({ timeout: 90_000 });

/** Monday to Friday of each week, as days of the event. */
const WEEKS = [[1, 5], [8, 12], [15, 19], [22, 26]];

test("an academy of four weeks: twenty days in one hall, two waves of arrivals, and a week's lunches", async ({ page, browser, baseURL }) => {
  const code = await takeDown(page, {
    title: "Academy on the future of work", kind: "Academy", first: "2028-09-04", last: "2028-09-29", onCampus: 60,
  });
  await page.getByRole("link", { name: "Find dates" }).click();
  await page.getByLabel("Not before").fill("2028-09-04");
  await page.getByLabel("Over by").fill("2028-09-29");
  for (const [place, [from, to]] of WEEKS.entries()) {
    await hall(page, place + 1, {
      "What for": `Week ${place + 1}`, "People in each": "60", "Set-up style": "Cabaret", "From day": String(from), "To day": String(to),
    });
  }
  await page.getByLabel("People, any type of room").fill("");
  await page.getByRole("button", { name: "Find dates" }).click();
  await page.getByRole("button", { name: "Plan this" }).click();

  // Some come two nights before and some on the first day; twenty more come for the second half.
  await page.getByRole("link", { name: "Agree on rooms" }).click();
  await page.getByLabel("Arrive two nights before").fill("20");
  await page.getByLabel("Arrive the night before").fill("50");
  await page.getByLabel("Arrive on the first day").fill("30");
  await page.getByLabel("Leave the day after the last").fill("25");
  await page.getByRole("button", { name: "Fill the fields" }).click();
  for (let night = 17; night <= 28; night += 1) {
    await page.getByLabel(`Single room, night of ${night} Sep 2028`).fill("80");
  }
  await page.getByRole("button", { name: "Only note them" }).click();
  await page.goto(`/events/${code}`);
  await step(page, "Confirm");
  const nights = await agreed(page);
  expect([2, 3, 4, 16, 17, 28, 29].map((night) => nights[`${night} Sep 2028`])).toEqual([12, 42, 60, 60, 80, 80, 15]);
  expect(nights["All nights"]).toBe(12 + 42 + 13 * 60 + 12 * 80 + 15);
  await expect(page.getByRole("table", { name: "Functions" }).getByRole("row").filter({ hasText: "Held" })).toHaveCount(20);

  // Lunch on five days, in one order: the kitchen reads it on the fifth, and it is on the quote five times.
  await page.goto(`/events/${code}/services/new`);
  const lunch = page.getByLabel("What", { exact: true });
  await lunch.selectOption(await lunch.locator("option", { hasText: "Buffet lunch" }).getAttribute("value"));
  await page.getByLabel("Last day", { exact: true }).fill("2028-09-08");
  await page.getByRole("button", { name: "Order", exact: true }).click();
  await page.goto("/services/day?date=2028-09-08");
  const friday = page.getByRole("region", { name: "Friday 8 September 2028", exact: true });
  await expect(friday.getByRole("row", { name: new RegExp(code) })).toContainText("60");
  await page.goto(`/events/${code}/sheet`);
  const sheet = page.getByRole("table", { name: "Functions on Friday 8 September 2028" });
  await expect(sheet.getByRole("row", { name: /Week 1/ })).toContainText("Cabaret");
  await page.goto(`/events/${code}/quote`);
  await page.getByRole("button", { name: "Make a quote" }).click();
  await expect(page.getByRole("row", { name: /^Buffet lunch 300 / })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Single room 1,809 / })).toBeVisible();

  // The evening before is agreed for some, and the desk approves them with all others.
  await pasteList(page, code, [
    ["Name", "Arrival", "Departure", "Enrolment number"],
    ["Ada Rossi", "2/9/2028", "29/9/2028", "AC-1"],
    ["Lin Verdi", "3/9/2028", "30/9/2028", "AC-2"],
    ["Max Neri", "4/9/2028", "16/9/2028", "AC-3"],
    ["Zoe Gallo", "17/9/2028", "29/9/2028", "AC-4"],
  ]);
  const desk = await pageOf(browser, "facilities", baseURL!);
  await bookList(desk, code, 4);
  await desk.context().close();
  await page.goto(`/events/${code}`);
  await expect(fact(page, "Booked")).toHaveText("4 rooms, for up to 3 guests a night");
  const stays = page.getByRole("table", { name: "Rooms by night and type" });
  await expect(stays.getByRole("row", { name: /^16 Sep 2028/ })).toHaveText(/2\s*2\s*2$/);
  await expect(stays.getByRole("row", { name: /^17 Sep 2028/ })).toHaveText(/3\s*3\s*3$/);
});
