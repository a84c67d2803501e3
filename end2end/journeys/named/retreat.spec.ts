// A retreat: twelve people, two nights, no hall. What is asked of small groups (S24) is asked while it is taken for
// training, and not of a retreat; then rooms for pairs and for one, dinner with diets on both evenings, and a quote.

import { agreed, bookList, fact, pageOf, pasteList, step, takeDown } from "../../fixtures/event";
import { expect, test } from "../../fixtures/test";

test.use({ role: "organiser" });
test.describe.configure({ timeout: 90_000 });

test("a retreat: field first is asked of small training only, then rooms for pairs, dinners with diets, and no hall", async ({ page, browser, baseURL }) => {
  const director = await pageOf(browser, "management", baseURL!);
  await director.goto("/administration/targets");
  await director.getByLabel("Heads on campus below which a group is small").fill("13");
  await director.getByRole("region", { name: "Field first for small groups" }).getByRole("button").click();
  await director.context().close();

  const code = await takeDown(page, {
    title: "Days of a team away from its desks", kind: "Training", first: "2028-04-25", last: "2028-04-27", onCampus: 12,
  });
  await expect(page.getByText("A small group: 12 on campus, where fewer than 13 count as small.")).toBeVisible();
  await page.getByRole("link", { name: "Change what is known" }).click();
  await page.getByLabel("Kind").selectOption("Retreat");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(fact(page, "Kind")).toContainText("Retreat");
  await expect(page.getByText("A small group")).toHaveCount(0);

  // Half of them share: six singles and three doubles. An enquiry holds nothing, and the page says what to do instead.
  await page.getByRole("link", { name: "Agree on rooms" }).click();
  await page.getByLabel("Of them sharing a room").fill("50");
  await page.getByLabel("Arrive the night before").fill("0");
  await page.getByLabel("Arrive on the first day").fill("100");
  await page.getByLabel("Leave the day after the last").fill("0");
  await page.getByRole("button", { name: "Fill the fields" }).click();
  await page.getByRole("button", { name: "Hold these rooms" }).click();
  await expect(page.getByRole("alert")).toContainText("Note them instead.");
  await page.getByRole("button", { name: "Only note them" }).click();
  await page.goto(`/events/${code}`);
  expect(await agreed(page)).toEqual({ "25 Apr 2028": 9, "26 Apr 2028": 9, "All nights": 18 });
  await step(page, "Confirm");

  // Dinner on both evenings in one order: twelve dinners twice on the quote, and on the sheets of both days.
  await page.goto(`/events/${code}/services/new`);
  const dinner = page.getByLabel("What", { exact: true });
  await dinner.selectOption(await dinner.locator("option", { hasText: "Dinner at table" }).getAttribute("value"));
  await page.getByLabel("From", { exact: true }).fill("19:30");
  await page.getByLabel("Until", { exact: true }).fill("22:00");
  await page.getByLabel("Last day", { exact: true }).fill("2028-04-26");
  await page.getByLabel("vegetarian").fill("3");
  await page.getByRole("button", { name: "Order", exact: true }).click();
  await page.getByRole("link", { name: "Kitchen, equipment and transfer sheets" }).click();
  await page.getByLabel("Day", { exact: true }).fill("2028-04-25");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  for (const evening of ["Tuesday 25 April 2028", "Wednesday 26 April 2028"]) {
    const kitchen = page.getByRole("region", { name: evening, exact: true });
    await expect(kitchen.getByRole("row", { name: new RegExp(code) })).toContainText("3 vegetarian");
  }
  await page.goto(`/events/${code}/quote`);
  await page.getByRole("button", { name: "Make a quote" }).click();
  await expect(page.getByRole("row", { name: /^Dinner at table 24 / })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Single room 12 / })).toBeVisible();

  // Whoever comes a day early asks for more than is held, and is told; the desk books the others.
  const nights = ["25/4/2028", "27/4/2028"];
  await pasteList(page, code, [
    ["Name", "Arrival", "Departure", "Room type", "Shares with", "Step-free"],
    ["Ada Rossi", ...nights, "Double room", "Lin Verdi", ""],
    ["Lin Verdi", ...nights, "Double room", "Ada Rossi", ""],
    ["Max Neri", ...nights, "Single room", "", "yes"],
    ["Zoe Gallo", "24/4/2028", "27/4/2028", "Single room", "", ""],
  ]);
  await expect(page.getByText("24 Apr 2028, Single room: 1 too many")).toBeVisible();
  const desk = await pageOf(browser, "facilities", baseURL!);
  await bookList(desk, code, 3);
  await desk.context().close();
  await page.goto(`/events/${code}`);
  await expect(fact(page, "Booked")).toHaveText("2 rooms, for up to 3 guests a night");
  await expect(page.getByText("No function yet: no hall is asked for.")).toBeVisible();
  await page.goto(`/events/${code}/sheet`);
  await expect(page.getByRole("region", { name: "Services on Wednesday 26 April 2028" })).toContainText("Dinner at table");
  await expect(page.getByRole("table", { name: "Who comes and goes" }).getByRole("row", { name: /^25 Apr 2028/ })).toContainText("2");
});
