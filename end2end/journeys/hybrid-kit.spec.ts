// A hybrid session misses its kit, leads to the order of it, and misses it no longer; and what counts as such kit is marked in
// the price list.

import { pageOf, takeDown } from "../fixtures/event";
import { expect, test } from "../fixtures/test";

test.use({ role: "organiser" });
test.describe.configure({ timeout: 90_000 });

test("hybrid kit that is missed is ordered from the programme, and what it is stands in the price list", async ({ page, browser, baseURL }) => {
  const code = await takeDown(page, {
    title: "Seminar at a distance", kind: "Conference", first: "2029-03-05", last: "2029-03-06", onCampus: 40, online: 200,
  });
  await page.goto(`/events/${code}/programme/import`);
  const rows = [
    ["Title", "Day", "From", "Until", "Hall", "Set-up style", "For whom", "Link for those online"],
    ["Bare", "2029-03-05", "09:00", "10:00", "EU-B", "Theatre", "Hybrid", "https://meet.example.org/bare"],
    ["Equipped", "2029-03-05", "09:00", "10:00", "EU-A", "Theatre", "Hybrid", "https://meet.example.org/equipped"],
  ];
  await page.getByLabel("Or paste rows").fill(rows.map((row) => row.join("\t")).join("\n"));
  await page.getByRole("button", { name: "Show the differences" }).click();
  await page.getByRole("button", { name: "Take this over" }).click();
  const bare = page.getByRole("row", { name: /Bare/ });
  await expect(bare).toContainText("none is ordered for its time (Video conference kit)");
  await expect(page.getByRole("row", { name: /Equipped/ })).not.toContainText("No hybrid kit");
  await bare.getByRole("link", { name: "Order hybrid kit" }).click();
  await expect(page.getByLabel("Expected")).toHaveValue("1");
  await page.getByRole("button", { name: "Order", exact: true }).click();
  await expect(page.getByText("Ordered.")).toBeVisible();
  await page.goto(`/events/${code}/programme`);
  await expect(bare).not.toContainText("No hybrid kit");

  const director = await pageOf(browser, "management", baseURL!, true);
  await director.goto("/administration/prices");
  await director.getByRole("link", { name: "Video conference kit" }).click();
  await expect(director.getByLabel(/^Hybrid kit/)).toBeChecked();
  await director.context().close();
});
