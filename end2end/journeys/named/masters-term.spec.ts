// A master's term (S35, S37): four months on campus, across the night on which the rooms of Americas 2 come back from its
// works. It is counted in heads and in enrolments, asks for halls on a few days only, and its nights are what matters.

import { agreed, bookList, fact, hall, pageOf, pasteList, step, takeDown } from "../../fixtures/event";
import { expect, test } from "../../fixtures/test";

test.use({ role: "organiser" });
test.describe.configure({ timeout: 90_000 });

test("a master's term: 24 heads with 31 enrolments for 110 nights, while a pavilion comes back from its works", async ({ page, browser, baseURL }) => {
  const code = await takeDown(page, {
    title: "Master in the law of work", kind: "Master", first: "2027-08-30", last: "2027-12-17", onCampus: 24, enrolments: 31,
  });
  await expect(fact(page, "On campus")).toHaveText("24");
  await expect(fact(page, "Enrolments")).toHaveText("31");

  // No hall is proposed for every day of so long an event; a line that asks for one is told how many days it may have.
  await page.getByRole("link", { name: "Find dates" }).click();
  await page.getByLabel("Not before").fill("2027-08-30");
  await page.getByLabel("Over by").fill("2027-12-17");
  await hall(page, 1, { "What for": "Welcome week", "People in each": "24", "Set-up style": "U-shape" });
  await page.getByRole("button", { name: "Find dates" }).click();
  await expect(page.getByRole("alert")).toContainText("at most 31 of them in a line");
  await hall(page, 1, { "From day": "1", "To day": "5" });
  await hall(page, 2, { "What for": "Examinations", "People in each": "24", "Set-up style": "Classroom", "From day": "106", "To day": "110" });
  await page.getByRole("button", { name: "Find dates" }).click();
  await expect(page.getByRole("heading", { name: "1 date works" })).toBeVisible();
  await page.getByRole("button", { name: "Plan this" }).click();
  await step(page, "Confirm");
  const nights = await agreed(page);
  expect(["29 Aug", "30 Aug", "31 Aug", "16 Dec"].map((night) => nights[`${night} 2027`])).toEqual([24, 24, 24, 24]);
  expect(Object.keys(nights)).toHaveLength(110 + 1);
  expect(nights["All nights"]).toBe(24 * 110);
  await expect(page.getByRole("table", { name: "Functions" }).getByRole("row").filter({ hasText: "Held" })).toHaveCount(10);

  // The house has thirty single rooms more from the night the works are over.
  await page.getByRole("link", { name: "Agree on rooms" }).click();
  const most = async (night: string) => {
    const text = await page.getByRole("row", { name: new RegExp(`${night} 2027`) }).innerText();
    return Number(text.match(/at most (\d+)/)![1]);
  };
  expect(await most("31 Aug") - await most("30 Aug")).toBe(30);

  await pasteList(page, code, [
    ["Name", "Arrival", "Departure", "Enrolment number"],
    ["Ada Rossi", "29/8/2027", "17/12/2027", "M-27-001"],
    ["Lin Verdi", "29/8/2027", "17/12/2027", "M-27-002"],
    ["Max Neri", "30/8/2027", "31/10/2027", "M-27-003"],
  ]);
  const desk = await pageOf(browser, "facilities", baseURL!);
  await bookList(desk, code, 3);
  await desk.context().close();
  await page.goto(`/events/${code}`);
  await expect(fact(page, "Booked")).toHaveText("3 rooms, for up to 3 guests a night");
  const stays = page.getByRole("table", { name: "Rooms by night and type" });
  await expect(stays.getByRole("row", { name: /^All nights/ })).toContainText(String(110 + 110 + 62));
  await page.goto(`/events/${code}/quote`);
  await page.getByRole("button", { name: "Make a quote" }).click();
  await expect(page.getByRole("row", { name: /^Single room 2,640 / })).toBeVisible();
  await page.goto("/events/calendar?month=2027-10&kind=master");
  await expect(page.getByRole("link", { name: `Definite: ${code} Master in the law of work` }).first()).toBeVisible();
});
