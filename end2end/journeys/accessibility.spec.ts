// What axe objects to on pages that are no first screens, those being looked at in `screens`; and that it objects at all.

import { violations } from "../fixtures/axe";
import { SignIn } from "../fixtures/sign-in";
import { expect, test } from "../fixtures/test";

// On two cores axe takes seven seconds for one look at the longest lists, and some pages are looked at in four ways.
test.describe.configure({ timeout: 120_000 });

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

for (const theme of ["light", "dark"] as const) {
  test.describe(() => {
    test.use({ theme, viewport: WIDE });

    test(`the tape chart of the whole campus is accessible, ${theme}`, async ({ page }) => {
      await page.goto("/tape-chart?nights=31");
      await expect(page.locator("html")).toHaveAttribute("data-hydrated", "");
      expect(await violations(page)).toEqual([]);
    });
  });
}

test("axe objects to colours that cannot be told apart", async ({ page }) => {
  await page.goto("/nowhere");
  await page.getByRole("main").evaluate((main) => {
    main.insertAdjacentHTML("beforeend", "<p>Seen by nobody</p>");
    const last = main.lastElementChild as HTMLElement;
    last.style.color = "rgb(140, 140, 140)";
    last.style.background = "rgb(120, 120, 120)";
  });
  expect((await violations(page, "colours")).join("\n")).toContain("color-contrast");
});

test("axe objects to a button whose text a language lacks", async ({ page }) => {
  await page.goto("/nowhere");
  await page.getByRole("main").evaluate((main) => main.insertAdjacentHTML("beforeend", "<button></button>"));
  expect((await violations(page, "all but colours")).join("\n")).toContain("button-name");
});

test("axe objects to a page that is not accessible", async ({ page }) => {
  await page.goto("/nowhere");
  await page.getByRole("main").evaluate((main) => {
    main.insertAdjacentHTML("beforeend", "<p>Name <input></p><h5>Out of order</h5><img src='data:,'>");
    main.setAttribute("role", "presentation");
  });
  const found = (await violations(page)).join("\n");
  for (const rule of ["label", "heading-order", "image-alt", "landmark-one-main"]) expect(found).toContain(rule);
});

test.describe(() => {
  test.use({ role: null });

  test("a form that was refused is accessible", async ({ page }) => {
    const signIn = new SignIn(page);
    await signIn.open();
    await signIn.submit();
    await expect(page.getByRole("alert")).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});

test("the page of a stay is accessible, light and dark, wide and narrow", async ({ page }) => {
  await page.goto("/today");
  await page.getByRole("region", { name: "In house" }).getByRole("listitem").first().getByRole("link").nth(1).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Stay /);
  for (const [colorScheme, size] of [["light", WIDE], ["dark", WIDE], ["light", PHONE], ["dark", PHONE]] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    expect(await violations(page), `${colorScheme}, ${size.width} px wide`).toEqual([]);
  }
});

test("an open menu and the list of keys are accessible", async ({ page }) => {
  await page.goto("/campus");
  await page.locator("summary", { hasText: "Language" }).click();
  await expect(page.getByRole("button", { name: "français" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
