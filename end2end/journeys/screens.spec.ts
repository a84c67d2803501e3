// Each first screen opens whole: one heading, its title, its landmarks, nothing amiss behind it, nothing that axe objects
// to, and never wider than the window.

import { violations } from "../fixtures/axe";
import { SCREENS } from "../fixtures/screens";
import { expect, test } from "../fixtures/test";
import { NARROW, sideways } from "../fixtures/width";
import { word } from "../fixtures/words";

// On two cores axe takes seven seconds for one look at the longest lists, and some pages are looked at in four ways.
const PATIENCE = 120_000;

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** WCAG 2.2 A and AA, and good practice; light and dark, wide and narrow. */
const LOOKS = [
  {
    lang: "en",
    looks: [
      { theme: "light", size: WIDE, asked: "all" },
      { theme: "dark", size: WIDE, asked: "colours" },
      { theme: "light", size: PHONE, asked: "all" },
      { theme: "dark", size: PHONE, asked: "colours" },
    ],
  },
  { lang: "fr", looks: [{ theme: "light", size: WIDE, asked: "all but colours" }] },
] as const;

// A page is opened once a language and then looked at in each way: opening it is what takes the time.
for (const { lang, looks } of LOOKS) {
  for (const screen of SCREENS) {
    test.describe(() => {
      test.use({ lang, role: screen.role });
      test.describe.configure({ timeout: PATIENCE });

      test(`${screen.name} in ${lang} is whole, accessible, and never wider than the window`, async ({ page }) => {
        const response = await page.goto(screen.path);
        expect(response?.status()).toBe(screen.status);
        const heading = page.getByRole("heading", { level: 1 });
        await expect(heading).toHaveCount(1);
        await expect(heading).toContainText(screen.heading(lang));
        await expect(page).toHaveTitle(`${await heading.innerText()} · Foresteria`);
        await expect(page.getByRole("banner")).toHaveCount(1);
        await expect(page.getByRole("main")).toHaveCount(1);
        const ways = page.getByRole("navigation", { name: word(lang, "nav.main") });
        await expect(ways).toHaveCount(screen.role ? 1 : 0);
        for (const { theme, size, asked } of looks) {
          await page.emulateMedia({ colorScheme: theme });
          await page.setViewportSize(size);
          expect.soft(await violations(page, asked), `${theme}, ${size.width} px wide`).toEqual([]);
        }
        for (const width of NARROW) {
          await page.setViewportSize({ width, height: PHONE.height });
          expect.soft(await sideways(page), `wider than ${width} px`).toEqual([]);
        }
        await page.waitForLoadState("networkidle");
      });
    });
  }
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
