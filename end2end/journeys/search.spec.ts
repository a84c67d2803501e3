// Search from anywhere: what is found, what is forgiven, and what nobody finds who may not read it.

import type { Page } from "@playwright/test";
import { campus } from "../fixtures/campus";
import { expect, test } from "../fixtures/test";

const main = (page: Page) => page.getByRole("main");

/** The name of somebody in house, as the board says it. */
async function somebody(page: Page): Promise<string> {
  await page.goto("/today");
  const house = page.getByRole("region", { name: "In house" });
  return (await house.getByRole("link").filter({ hasText: /^\p{L}+( \p{L}+)+$/u }).first().innerText()).trim();
}

async function search(page: Page, text: string) {
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=/);
}

test("a guest is found from any page, by the keyboard, whatever the accents and capitals", async ({ page }) => {
  const name = await somebody(page);
  await page.goto("/campus");
  await search(page, name.normalize("NFD").replaceAll(/\p{M}/gu, "").toUpperCase());
  await expect(main(page)).toContainText(name);
  await main(page).getByRole("link", { name }).first().click();
  await expect(main(page)).toContainText(name);
});

test("a letter too few or too many is forgiven", async ({ page }) => {
  const name = await somebody(page);
  const [longest] = name.split(" ").sort((a, b) => b.length - a.length);
  await search(page, name.replace(longest, `${longest.slice(0, 3)}${longest.slice(4)}`));
  await expect(main(page)).toContainText(name);
});

test("a room, a pavilion and an organisation are found too, and each leads to its page", async ({ page }) => {
  await page.goto("/search?q=as1-001");
  await main(page).getByRole("link", { name: /AS1-001/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Room AS1-001");
  await page.goto("/search?q=africa");
  await expect(page.getByRole("heading", { level: 2, name: "Pavilions" })).toBeVisible();
});

test("nothing found says what to try", async ({ page }) => {
  await page.goto("/search?q=xyzzyplugh");
  await expect(main(page)).toContainText("Nothing was found.");
  await expect(main(page)).toContainText("Try fewer words");
});

test.describe(() => {
  test.use({ javaScriptEnabled: false });

  test("one searches without script", async ({ page }) => {
    const name = await somebody(page);
    await page.getByRole("searchbox").fill(name);
    await page.getByRole("search").getByRole("button").click();
    await expect(main(page)).toContainText(name);
  });
});

test("an organiser finds rooms, and nobody who sleeps in them", async ({ page, browser, baseURL }) => {
  const name = await somebody(page);
  const [cookie, value] = campus().sessions.organiser;
  const context = await browser.newContext({ baseURL });
  await context.addCookies([{ name: cookie, value, url: baseURL! }]);
  const organiser = await context.newPage();
  await organiser.goto(`/search?q=${encodeURIComponent(name)}`);
  await expect(organiser.getByRole("heading", { level: 2, name: "Guests" })).toHaveCount(0);
  await expect(organiser.getByRole("heading", { level: 2, name: "Stays" })).toHaveCount(0);
  await organiser.goto("/search?q=as1-001");
  await expect(main(organiser)).toContainText("AS1-001");
  await context.close();
});
