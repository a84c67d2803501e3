// The few keys that work on every page.

import { Frame } from "../fixtures/frame";
import { expect, test } from "../fixtures/test";

for (const key of ["/", "Control+k"]) {
  test(`${key} goes to the search box`, async ({ page }) => {
    await page.goto("/tape-chart?nights=7&pavilion=AS3");
    await page.keyboard.press(key);
    await expect(page.getByRole("searchbox")).toBeFocused();
  });
}

test.describe(() => {
  test.use({ role: null });

  test("a key typed into a field is text", async ({ page }) => {
    await page.goto("/sign-in");
    const email = page.getByLabel("E-mail");
    await email.focus();
    await page.keyboard.type("a/b?");
    await expect(email).toHaveValue("a/b?");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
});

test("a question mark lists the keys, those of the chart only where there is one", async ({ page }) => {
  const list = page.getByRole("dialog", { name: "Keys" });
  await page.goto("/campus");
  await page.keyboard.press("?");
  await expect(list).toBeVisible();
  await expect(list).not.toContainText("Over the chart");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await page.goto("/tape-chart?nights=7&pavilion=AS3");
  await page.keyboard.press("?");
  await expect(list).toContainText("Over the chart");
  await list.getByRole("button", { name: "Close" }).click();
  await expect(list).toBeHidden();
});

test("Escape closes a menu and gives the focus back to its button", async ({ page }) => {
  await page.goto("/campus");
  const menu = new Frame(page).menu("nav.language");
  await menu.click();
  await expect(page.getByRole("button", { name: "italiano" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "italiano" })).toBeHidden();
  await expect(menu).toBeFocused();
});

test("a menu opens by keyboard and its choice is taken by Enter", async ({ page }) => {
  await page.goto("/campus");
  await new Frame(page).menu("nav.language").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "français" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
});

test("of two menus only one is open", async ({ page }) => {
  await page.goto("/campus");
  const frame = new Frame(page);
  await frame.menu("nav.language").click();
  await frame.menu("nav.theme").click();
  await expect(page.getByRole("button", { name: "Dark" })).toBeVisible();
  await expect(page.getByRole("button", { name: "italiano" })).toBeHidden();
});
