// Each first screen opens whole: one heading, its title, its landmarks, nothing amiss behind it.

import { SCREENS } from "../fixtures/screens";
import { expect, test } from "../fixtures/test";

for (const screen of SCREENS) {
  test.describe(() => {
    test.use({ role: screen.role });

    test(`${screen.name} opens with one heading, its title and its landmarks`, async ({ page }) => {
      const response = await page.goto(screen.path);
      expect(response?.status()).toBe(screen.status);
      const heading = page.getByRole("heading", { level: 1 });
      await expect(heading).toHaveCount(1);
      await expect(heading).toContainText(screen.heading("en"));
      await expect(page).toHaveTitle(`${await heading.innerText()} · Foresteria`);
      await expect(page.getByRole("banner")).toHaveCount(1);
      await expect(page.getByRole("main")).toHaveCount(1);
      await expect(page.getByRole("navigation", { name: "Main" })).toHaveCount(screen.role ? 1 : 0);
      await page.waitForLoadState("networkidle");
    });
  });
}

test("the first press of Tab offers to skip to the content", async ({ page }) => {
  await page.goto("/room-nights");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("the ways in the header lead to their pages and say where one is", async ({ page }) => {
  await page.goto("/campus");
  const ways = page.getByRole("navigation", { name: "Main" });
  for (const way of ["Room-nights", "Tape chart", "Rooms and spaces"]) {
    await ways.getByRole("link", { name: way, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(way);
    await expect(ways.locator("[aria-current=page]")).toHaveText(way);
  }
});

test("a room is found from the list of rooms, and the crumb leads back", async ({ page }) => {
  await page.goto("/campus");
  await page.getByRole("link", { name: "AS1-001", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Room AS1-001");
  for (const part of ["About this room", "Stays", "Closures", "History"]) {
    await expect(page.getByRole("heading", { level: 2, name: part })).toBeVisible();
  }
  await page.getByRole("navigation", { name: "You are here" }).getByRole("link", { name: "Rooms and spaces" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rooms and spaces");
});

test.describe(() => {
  test.use({ role: "management" });

  test("a room that does not exist is told as such, with a way on", async ({ page }) => {
    const response = await page.goto("/rooms/ZZ9-999");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found");
    await page.getByRole("link", { name: "To the first page" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Outlook/);
  });
});

test.describe(() => {
  test.use({ role: "housekeeping" });

  test("the header does not offer a page that would be refused", async ({ page }) => {
    await page.goto("/tape-chart");
    const ways = page.getByRole("navigation", { name: "Main" });
    await expect(ways.getByRole("link", { name: "Rooms and spaces" })).toBeVisible();
    await expect(ways.getByRole("link", { name: "Room-nights" })).toHaveCount(0);
  });
});

test("a page that breaks the content policy would be noticed", async ({ page, faults }) => {
  await page.goto("/campus");
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", '<img src="http://127.0.0.1:1/beacon.png" alt="">');
  });
  await expect.poll(() => faults.length).toBeGreaterThan(0);
  faults.length = 0;
});
