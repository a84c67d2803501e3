// Single sign-on with a real OpenID provider.

import type { Page } from "@playwright/test";
import { campus, foresteria } from "../fixtures/campus";
import { Frame } from "../fixtures/frame";
import { expect, test } from "../fixtures/test";
import { NAME } from "../provider.mjs";

test.use({ role: null });

// The provider's pages would like a font from elsewhere; nothing is fetched from there.
test.beforeEach(({ page }) =>
  page.route("https://fonts.googleapis.com/**", (route) => route.fulfill({ contentType: "text/css", body: "" })),
);

/** Signs in at the provider, on its own pages: whoever types a name there is that person. */
async function asKnownThere(page: Page, name: string) {
  await page.getByRole("link", { name: `Sign in with ${NAME}` }).click();
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

function hasAccount(name: string) {
  const account = ["account", "add", "--email", `${name}@example.org`, "--name", "Nina Ferri", "--role", "facilities"];
  foresteria(campus(), account, "a room with a view");
}

for (const script of [true, false]) {
  test.describe(script ? "with JavaScript" : "without JavaScript", () => {
    // The provider's own pages need none either.
    test.use({ javaScriptEnabled: script });

    test("whom the provider knows comes to the page asked for, and is known from then on", async ({ page }) => {
      const name = `nina.${script ? "with" : "without"}`;
      hasAccount(name);
      await page.goto("/campus");
      await asKnownThere(page, name);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rooms and spaces");
      await expect(page.getByRole("banner")).toContainText("Nina Ferri");
      await page.goto("/account");
      await expect(page.getByRole("main")).toContainText(/Known to http:\/\/127\.0\.0\.1:\d+ since 2[45] Nov 2026\./);
      await new Frame(page).signOut();
      await expect(page.getByRole("link", { name: `Sign in with ${NAME}` })).toBeVisible();
    });
  });
}

test("whom nobody invited is told so, and what to do", async ({ page }) => {
  await page.goto("/sign-in");
  await asKnownThere(page, "a.stranger");
  await expect(page.getByRole("alert")).toContainText("there is no account here for your address");
  await page.goto("/campus");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
});

test("an address the provider is not sure of opens no account", async ({ page }) => {
  hasAccount("unsure.nina");
  await page.goto("/sign-in");
  await asKnownThere(page, "unsure.nina");
  await expect(page.getByRole("alert")).toContainText("there is no account here for your address");
});

test("whoever calls it off there can still use a password", async ({ page }) => {
  await page.goto("/sign-in?back=/campus");
  await page.getByRole("link", { name: `Sign in with ${NAME}` }).click();
  await page.getByRole("link", { name: "[ Cancel ]" }).click();
  await expect(page.getByRole("alert")).toContainText(`${NAME} did not confirm who you are.`);
  await expect(page.getByLabel("Password")).toBeVisible();
});
