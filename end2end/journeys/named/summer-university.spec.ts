// The Global Summer University (S47): two weeks on campus in July, then a week of study visits away, for which most rooms go
// back to the house; some stay, some come back for the night before they fly.

import { agreed, bookList, fact, pageOf, pasteList, step, takeDown } from "../../fixtures/event";
import { expect, test } from "../../fixtures/test";

test.use({ role: "organiser" });
test.describe.configure({ timeout: 90_000 });

/** The nights of the study visits. */
const AWAY = ["29 Jul", "30 Jul", "31 Jul", "1 Aug", "2 Aug"];

test("the Summer University: two weeks on campus, a week of visits with few rooms, and a second stay of one person", async ({ page, browser, baseURL }) => {
  const code = await takeDown(page, {
    title: "Global Summer University of 2028", kind: "Training", first: "2028-07-17", last: "2028-08-04", onCampus: 60, online: 200,
  });
  await page.getByRole("link", { name: "Agree on rooms" }).click();
  await page.getByLabel("Of them sharing a room").fill("20");
  await page.getByLabel("Arrive the night before").fill("100");
  await page.getByLabel("Arrive on the first day").fill("0");
  await page.getByLabel("Leave the day after the last").fill("50");
  await page.getByRole("button", { name: "Fill the fields" }).click();
  for (const night of AWAY) {
    await page.getByLabel(`Single room, night of ${night} 2028`).fill("4");
    await page.getByLabel(`Double room, night of ${night} 2028`).fill("");
  }
  await page.getByRole("button", { name: "Only note them" }).click();
  await page.goto(`/events/${code}`);
  await step(page, "Confirm");
  const nights = await agreed(page);
  expect(["16 Jul", "28 Jul", ...AWAY, "3 Aug", "4 Aug"].map((night) => nights[`${night} 2028`])).toEqual([54, 54, 4, 4, 4, 4, 4, 54, 27]);
  expect(nights["All nights"]).toBe(14 * 54 + 5 * 4 + 27);

  // A track before it is online only: no hall is missing, a link is.
  await page.getByRole("link", { name: "Open programme" }).click();
  await page.getByRole("link", { name: "New session" }).click();
  await page.getByLabel("Title (English)").fill("Online track for West Africa");
  await page.getByLabel("For whom").selectOption({ label: "Online" });
  await page.getByRole("button", { name: "Add session" }).click();
  const track = page.getByRole("row", { name: /Online track/ });
  await expect(track).toContainText("Those online have no link yet.");
  await expect(track).not.toContainText("It has no hall yet.");

  // Who comes back cannot come twice in a file, and the refusal says the way out.
  await page.goto(`/events/${code}/rooming-list/import`);
  const twice = ["Name\tArrival\tDeparture", "Ada Rossi\t16/7/2028\t29/7/2028", "Ada Rossi\t3/8/2028\t5/8/2028"];
  await page.getByLabel("Or paste rows").fill(twice.join("\n"));
  await page.getByRole("button", { name: "Show the differences" }).click();
  await expect(page.getByRole("row", { name: /^3 Name/ })).toContainText("type the second stay into the list");
  await pasteList(page, code, [
    ["Name", "Arrival", "Departure"],
    ["Ada Rossi", "16/7/2028", "29/7/2028"],
    ["Lin Verdi", "16/7/2028", "5/8/2028"],
  ]);
  await page.getByLabel("New line 1: Name", { exact: true }).fill("Ada Rossi");
  await page.getByLabel("New line 1: Arrival", { exact: true }).fill("2028-08-03");
  await page.getByLabel("New line 1: Departure", { exact: true }).fill("2028-08-05");
  await page.getByRole("button", { name: "Save the list" }).first().click();
  await expect(page.getByText("All of the list fits the rooms held.")).toBeVisible();
  const desk = await pageOf(browser, "facilities", baseURL!);
  await bookList(desk, code, 3);
  await desk.context().close();
  await page.goto(`/events/${code}`);
  const stays = page.getByRole("table", { name: "Rooms by night and type" });
  for (const [night, rooms] of [["28 Jul", 2], ["29 Jul", 1], ["2 Aug", 1], ["3 Aug", 2]] as const) {
    await expect(stays.getByRole("row", { name: new RegExp(`^${night} 2028`) })).toHaveText(new RegExp(`${rooms}\\s*${rooms}\\s*${rooms}$`));
  }
  await expect(fact(page, "Online")).toHaveText("200");
});
