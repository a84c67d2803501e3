// Calendars: made on a screen, read by a program, revoked.

import ICAL from "ical.js";
import type { APIRequestContext, Page } from "@playwright/test";
import { TODAY } from "../server.mjs";
import { CONFERENCE, ROOM } from "../fixtures/screens";
import { expect, test } from "../fixtures/test";

/** A room each: what is revoked is the calendar just made, while the other journey makes its own. */
const ROOMS = { on: ROOM, off: "AS1-002" };

/** Makes the calendar the form proposes; gives its address. */
async function makes(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Make a calendar" }).click();
  const told = page.getByRole("status").filter({ hasText: "Copy it now" });
  return (await told.getByRole("code").innerText()).trim();
}

/** The calendar as a real calendar program understands it; it has no cookie. */
async function reads(request: APIRequestContext, address: string): Promise<ICAL.Component> {
  const answer = await request.get(address, { headers: { cookie: "" } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  const text = await answer.text();
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  return new ICAL.Component(ICAL.parse(text));
}

function events(calendar: ICAL.Component): ICAL.Event[] {
  return calendar.getAllSubcomponents("vevent").map((part) => new ICAL.Event(part));
}

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "on" : "off";
  const room = ROOMS[script];
  test.describe(`with script ${script}`, () => {
    test.use({ javaScriptEnabled });

    test("the calendar of a room is made from its page, read by a program, and gone once revoked", async ({
      page, playwright,
    }) => {
      await page.goto(`/rooms/${room}`);
      await page.getByRole("link", { name: "Subscribe" }).click();
      await expect(page.getByLabel("Number of the room, or code of the space")).toHaveValue(room);
      const address = await makes(page);
      const program = await playwright.request.newContext();
      const calendar = await reads(program, address);
      expect(calendar.getFirstPropertyValue("name")).toBe(`Room ${room}`);
      const stays = events(calendar);
      expect(stays.length).toBeGreaterThan(3);
      for (const stay of stays) {
        expect(stay.startDate.isDate && stay.endDate.isDate).toBe(true);
        expect(stay.endDate.compare(stay.startDate)).toBe(1);
      }
      expect(new Set(stays.map((stay) => stay.uid)).size).toBe(stays.length);

      await page.goto("/account/calendars");
      const row = page.getByRole("row", { name: new RegExp(`Room ${room}.*holds`) }).first();
      await row.getByRole("button", { name: `Revoke Room ${room}` }).click();
      await expect(page.getByRole("status")).toContainText("its address shows nothing any more");
      expect((await program.get(address)).status()).toBe(404);
      await program.dispose();
    });
  });
}

test("the day at the desk is in the calendar with the figures of the page of today", async ({ page, playwright }) => {
  await page.goto("/account/calendars");
  await page.getByLabel("What it shows").selectOption({ label: "Arrivals and departures, day by day" });
  const program = await playwright.request.newContext();
  const days = events(await reads(program, await makes(page)));
  const today = days.find((day) => day.startDate.toString() === TODAY);
  expect(today?.summary).toMatch(/^\d+ arrivals?, \d+ departures?$/);
  await program.dispose();
});

test.describe(() => {
  test.use({ role: "organiser" });

  test("an organiser's calendar holds their events, to the last day", async ({ page, playwright }) => {
    await page.goto("/account/calendars");
    const address = await makes(page);
    const program = await playwright.request.newContext();
    const mine = events(await reads(program, address));
    const jubilee = mine.find((event) => event.summary.startsWith("26-129 "));
    expect([jubilee?.startDate.toString(), jubilee?.endDate.toString()]).toEqual(["2026-12-01", "2026-12-06"]);
    // The demonstration entrusts every third event, and the conference with a programme; one called off has a word before
    // its code.
    const numbers = mine.map((event) => Number(/\b\d\d-(\d{3}) /.exec(event.summary)?.[1]));
    expect(numbers.filter((number) => number % 3 !== 0)).toEqual([Number(CONFERENCE.split("-")[1])]);
    await program.dispose();
  });
});
