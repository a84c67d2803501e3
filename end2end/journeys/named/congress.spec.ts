// A congress of somebody else: an external client with an option, a second client behind it, and a quote in the client's
// language that is approved by another and accepted; only then it is agreed, and the second goes elsewhere.

import { addFunction, agreed, fact, pageOf, step, takeDown } from "../../fixtures/event";
import { expect, test } from "../../fixtures/test";

test.use({ role: "organiser" });
test.describe.configure({ timeout: 90_000 });

const HALL = { space: "EU-AB", style: "Theatre" };

test("a third-party congress: an option, a second one behind it, and a quote in Italian that is accepted", async ({ page, browser, baseURL }) => {
  const code = await takeDown(page, {
    title: "Congress of dental hygienists", kind: "Third-party rental", client: "Company", organisation: "Congressi Delta",
    first: "2028-10-10", last: "2028-10-12", onCampus: 150,
  });
  await addFunction(page, code, { ...HALL, title: "Congress", people: 150, from: ["2028-10-10", "09:00"], until: ["2028-10-12", "17:00"], overnight: true });
  await page.goto(`/events/${code}/rooms`);
  await page.getByLabel("People who sleep on campus").fill("40");
  await page.getByLabel("Arrive the night before").fill("100");
  await page.getByLabel("Arrive on the first day").fill("0");
  await page.getByLabel("Leave the day after the last").fill("0");
  await page.getByRole("button", { name: "Fill the fields" }).click();
  await page.getByLabel("Cut-off date").fill("2028-09-10");
  await page.getByRole("button", { name: "Only note them" }).click();
  await page.goto(`/events/${code}`);
  await step(page, "Give an option", () => page.getByLabel("Option until").fill("2028-03-31"));
  await expect(page.getByText("Held until 10 Sep 2028")).toBeVisible();
  expect(await agreed(page)).toEqual({ "9 Oct 2028": 40, "10 Oct 2028": 40, "11 Oct 2028": 40, "All nights": 120 });

  // Who asks for a part of the hall is told whose it is, and waits behind.
  const second = await takeDown(page, {
    title: "Assembly of wine makers", kind: "Third-party rental", client: "Company", organisation: "Consorzio Langa",
    first: "2028-10-11", last: "2028-10-11", onCampus: 80,
  });
  await addFunction(page, second, { ...HALL, space: "EU-A", title: "Assembly", people: 80, from: ["2028-10-11", "09:00"], until: ["2028-10-11", "17:00"] });
  await page.goto(`/events/${second}`);
  await step(page, "Give an option", () => page.getByLabel("Option until").fill("2028-03-31"));
  await expect(page.getByText(`${code} Congress of dental hygienists: Congress`)).toBeVisible();
  await page.getByRole("button", { name: "Wait as second option" }).click();
  await expect(page.getByText("It holds nothing yet: what it needs is taken.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Assembly/ })).toContainText("Waiting, place 2");

  // A quote of this size needs a second person, as it does in the journey of services, which sets the same limit.
  const director = await pageOf(browser, "management", baseURL!);
  await director.goto("/administration/quotes");
  await director.getByLabel("Highest total for one person").fill("100");
  await director.getByRole("button", { name: "Save" }).click();

  // What the form of an order says of the price is what the quote charges.
  await page.goto(`/events/${code}/services/new`);
  const lunch = page.getByLabel("What", { exact: true }).locator("option", { hasText: "Buffet lunch" });
  const price = (await lunch.innerText()).match(/€[\d.]+/)![0];
  await page.getByLabel("What", { exact: true }).selectOption(await lunch.getAttribute("value"));
  await page.getByRole("button", { name: "Order", exact: true }).click();
  await page.goto(`/events/${code}/quote`);
  await page.getByRole("button", { name: "Make a quote" }).click();
  await expect(page.getByRole("row", { name: /^Buffet lunch 150 / })).toContainText(price);
  await expect(page.getByRole("row", { name: /^Single room 120 / })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Europe A and B joined 3 / })).toBeVisible();
  await page.getByLabel("Language of the client").selectOption({ label: "italiano" });
  await page.getByRole("button", { name: "Save the draft" }).click();
  await director.goto(`/events/${code}/quote`);
  await director.getByRole("button", { name: "Approve" }).click();
  await director.context().close();
  await page.goto(`/events/${code}/quote`);
  await page.getByRole("button", { name: "Mark as sent" }).click();
  await page.getByRole("link", { name: "For the client" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Preventivo Q-/);
  await page.goto(`/events/${code}/quote`);
  await page.getByRole("button", { name: "The client accepts" }).click();
  await expect(page.getByRole("heading", { level: 2, name: new RegExp(`^Q-${code}-1 . Accepted$`) })).toBeVisible();
  await page.goto(`/events/${code}`);
  await step(page, "Confirm");
  await expect(fact(page, "Client")).toContainText("Congressi Delta");

  // The second goes to the other half of the house, and its option holds after all.
  await page.goto(`/events/${second}`);
  await page.getByRole("link", { name: "Assembly", exact: true }).click();
  await page.getByLabel("Space", { exact: true }).selectOption("EU-CD");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(async () => {
    await page.goto(`/events/${second}`);
    await expect(page.getByRole("row", { name: /Assembly/ })).toContainText("Held", { timeout: 100 });
  }).toPass();
});
