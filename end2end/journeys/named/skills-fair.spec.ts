// The Global Skills Fair (S41, S42): three days, 300 on campus and 1,700 online; a plenary in four languages, three sessions
// at once, one-to-one talks, and stands in a hall that stays as it is overnight; published, and open to whoever registers.

import { addFunction, agreed, fact, hall, step, takeDown } from "../../fixtures/event";
import { linkIn, mailTo } from "../../fixtures/mail";
import { expect, test } from "../../fixtures/test";

test.use({ role: "organiser" });
test.describe.configure({ timeout: 90_000 });

test("the Skills Fair: 300 on campus and 1,700 online, a plenary in four languages, sessions, stands and 150 rooms", async ({ page, browser, baseURL }) => {
  const code = await takeDown(page, {
    title: "Global Skills Fair of 2028", kind: "Conference", first: "2028-01-18", last: "2028-01-20", onCampus: 300, online: 1700,
  });

  // There are no 300 rooms, and the answer says so before anything is promised.
  await page.getByRole("link", { name: "Find dates" }).click();
  await expect(page.getByLabel("People, any type of room")).toHaveValue("300");
  await page.getByLabel("Begins on").selectOption({ label: "Tuesday" });
  await page.getByLabel("Not before").fill("2028-01-17");
  await page.getByLabel("Over by").fill("2028-01-21");
  await hall(page, 1, { "What for": "Plenary", "People in each": "300", Until: "12:30", Languages: "EN FR ES AR" });
  await hall(page, 2, { "What for": "Session", Rooms: "3", "People in each": "60", From: "14:00" });
  await hall(page, 3, { "What for": "One-to-one", Rooms: "2", "People in each": "16", "Set-up style": "Boardroom" });
  await page.getByRole("button", { name: "Find dates" }).click();
  await expect(page.getByRole("heading", { name: "No date works" })).toBeVisible();
  await expect(page.getByText("Beds are missing:")).toBeVisible();
  await page.getByText("Change the question").click();
  await page.getByLabel("People, any type of room").fill("");
  await page.getByLabel("Rooms: Single room").fill("120");
  await page.getByLabel("Rooms: Double room").fill("30");
  await page.getByRole("button", { name: "Find dates" }).click();
  await expect(page.getByRole("heading", { name: "1 date works" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Plenary/ })).toContainText("3 built in");
  await page.getByRole("button", { name: "Plan this" }).click();
  expect(await agreed(page)).toEqual({ "17 Jan 2028": 150, "18 Jan 2028": 150, "19 Jan 2028": 150, "All nights": 450 });
  await step(page, "Give an option", () => page.getByLabel("Option until").fill("2027-09-30"));
  await expect(fact(page, "On campus")).toHaveText("300");
  await expect(fact(page, "Online")).toHaveText("1,700");

  // The languages named in the question are those of the plenary, and of nothing else; interpreters can be agreed.
  const functions = page.getByRole("table", { name: "Functions" });
  await expect(functions.getByRole("row", { name: /Session 1/ })).toHaveCount(3);
  await expect(functions.getByRole("row", { name: /Session 1/ }).first()).toContainText("Set languages");
  await functions.getByRole("row", { name: /Plenary/ }).first().getByRole("link", { name: "EN into FR, ES, AR" }).click();
  await expect(page.getByText("needed: 3, built in: 3")).toBeVisible();
  await page.getByRole("button", { name: "Agree all that is proposed" }).click();
  await expect(page.getByText("Everything is agreed.")).toBeVisible();

  // Two stands for three exhibitors, one of them online as well: the last waits until there is a third stand.
  await addFunction(page, code, {
    title: "Stands", space: "PIE-FOYER", style: "Reception", people: 250, from: ["2028-01-18", "08:30"], until: ["2028-01-20", "17:30"], overnight: true,
  });
  await page.goto(`/events/${code}/stands`);
  await page.getByLabel("Last number").fill("2");
  await page.getByLabel("Hall", { exact: true }).selectOption({ label: "Stands, Piemonte reception area, 18 Jan 2028, 08:30 – 20 Jan 2028, 17:30" });
  await page.getByRole("button", { name: "Make stands" }).click();
  const add = async (organisation: string, link = "") => {
    await page.getByRole("link", { name: "New exhibitor" }).click();
    await page.getByLabel("Organisation").fill(organisation);
    await page.getByLabel("Stand online").fill(link);
    await page.getByRole("button", { name: "Add exhibitor" }).click();
  };
  await add("Apprentices of Aurelia");
  await add("Craft Chamber of Varenna", "https://stands.example.org/varenna");
  await page.getByRole("button", { name: "Give free stands" }).click();
  await add("Skills Council");
  await expect(page.getByText("Stands: 2, free: 0, waiting: 1")).toBeVisible();
  await expect(page.getByRole("row", { name: /^Skills Council/ })).toContainText("Waiting, place 1");
  await page.getByLabel("Last number").fill("3");
  await page.getByRole("button", { name: "Make stands" }).click();
  await page.getByRole("button", { name: "Give free stands" }).click();
  await expect(page.getByText("Stands: 3, free: 0, waiting: 0")).toBeVisible();

  // A session is proposed for all who come, here and online, and needs nothing more than a function and a link.
  await page.goto(`/events/${code}/programme`);
  await page.getByRole("link", { name: "New session" }).click();
  await page.getByLabel("Title (English)").fill("High-level plenary on apprenticeships");
  await page.getByLabel("Link for those online").fill("https://live.example.org/plenary");
  const carries = page.getByLabel("Function that carries it");
  await carries.selectOption(await carries.locator("option", { hasText: /^Plenary, .*18 Jan/ }).getAttribute("value"));
  await page.getByRole("button", { name: "Add session" }).click();
  const session = page.getByRole("row", { name: /High-level plenary/ });
  await expect(session).toContainText("1,700 online");
  await expect(session).toContainText("Piemonte auditorium");
  await expect(page.getByText("has something to look at")).toHaveCount(0);

  // In the afternoon three sessions go on at once, each in a hall of its own.
  const parallel = ["Digital skills", "Green skills", "Skills for care"];
  for (const [place, title] of parallel.entries()) {
    await page.getByRole("link", { name: "New session" }).click();
    await page.getByLabel("Title (English)").fill(title);
    await page.getByLabel("Kind of session").selectOption({ label: "Parallel session" });
    await page.getByLabel("From", { exact: true }).fill("14:00");
    await page.getByLabel("Until", { exact: true }).fill("15:30");
    await page.getByLabel("For whom").selectOption({ label: "On campus" });
    await page.getByLabel("Expected on campus").fill("60");
    const one = carries.locator("option", { hasText: new RegExp(`^Session ${place + 1}, .*18 Jan`) });
    await carries.selectOption(await one.getAttribute("value"));
    await page.getByRole("button", { name: "Add session" }).click();
    await expect(page.getByRole("row", { name: new RegExp(title) })).toContainText("14:00");
  }
  await expect(page.getByText("has something to look at")).toHaveCount(0);
  await page.getByRole("button", { name: "Publish programme" }).click();
  await expect(page.getByText("Nothing was changed since.")).toBeVisible();

  // Whoever has the link registers without an account, and reads the programme as it was published.
  await page.goto(`/events/${code}/rooming-list`);
  await page.getByRole("link", { name: "Open a registration" }).click();
  await page.getByRole("button", { name: "Open the registration" }).click();
  const link = await page.locator("code.secret").innerText();
  const outside = await browser.newContext({ baseURL, locale: "en-GB", storageState: { cookies: [], origins: [] } });
  const visitor = await outside.newPage();
  await visitor.goto(`/programme/${code}`);
  for (const title of parallel) await expect(visitor.getByRole("heading", { name: title })).toBeVisible();
  await visitor.goto(new URL(link).pathname);
  await visitor.getByLabel("Full name").fill("Fatima Fair");
  await visitor.getByLabel("E-mail").fill("fatima.fair@example.org");
  await visitor.getByLabel("I agree to this").check();
  await visitor.getByRole("button", { name: "Register" }).click();
  const own = linkIn(await mailTo("fatima.fair@example.org", "Your registration"));
  await visitor.goto(new URL(own).pathname);
  await expect(visitor.getByLabel("Full name")).toHaveValue("Fatima Fair");
  await outside.close();
  await page.goto(`/events/${code}/rooming-list`);
  await expect(page.getByRole("row", { name: /Fatima Fair/ })).toBeVisible();

  // What the house reads says the same.
  await page.goto(`/events/${code}/sheet`);
  const first = page.getByRole("table", { name: "Functions on Tuesday 18 January 2028" });
  await expect(first.getByRole("row", { name: /Plenary/ })).toContainText("EN into FR, ES, AR");
  await expect(first.getByRole("row", { name: /Stands/ })).toContainText("20 Jan 2028, 17:30");
  await page.goto("/function-diary?day=2028-01-19&view=day");
  await expect(page.getByRole("link", { name: /^Stands/ }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /^Plenary/ }).first()).toBeVisible();
});
