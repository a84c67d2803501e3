// Accounts: from the invitation to the second factor and out again.

import type { Browser, Page } from "@playwright/test";
import { Frame } from "../fixtures/frame";
import { SignIn } from "../fixtures/sign-in";
import { expect, test } from "../fixtures/test";
import { code } from "../fixtures/totp";

const PASSWORD = "a quiet room in June";

test.use({ role: "administrator" });

/** Invites somebody; gives the link to pass on. */
async function invites(page: Page, name: string, email: string): Promise<string> {
  await page.goto("/accounts");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Role").selectOption({ label: "Event organiser" });
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByRole("status")).toContainText(`This link is on its way to ${name} by mail. You can pass it on yourself as well`);
  return (await page.getByRole("status").getByRole("code").innerText()).trim();
}

/** Somebody else, at another machine. */
async function elsewhere(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: "en-GB", storageState: { cookies: [], origins: [] } });
  return context.newPage();
}

test("somebody invited sets a password, and a second factor, and needs both from then on", async ({
  page, browser, baseURL,
}) => {
  const email = "ada@example.org";
  const link = await invites(page, "Ada Rossi", email);
  const ada = await elsewhere(browser, baseURL);

  await ada.goto(link);
  await ada.getByLabel("New password").fill("short");
  await ada.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(ada.getByLabel("New password")).toHaveAccessibleDescription(/Use at least 12 characters/);
  await ada.getByLabel("New password").fill(PASSWORD);
  await ada.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(ada.getByRole("banner")).toContainText("Ada Rossi");

  await ada.goto("/account");
  await ada.getByRole("link", { name: "Set up" }).click();
  await expect(ada.getByRole("img", { name: "QR code with the secret below" })).toBeVisible();
  const secret = await ada.getByRole("code").innerText();
  await ada.getByRole("textbox", { name: "Code" }).fill("000000");
  await ada.getByRole("button", { name: "Switch on" }).click();
  await expect(ada.getByRole("textbox", { name: "Code" })).toHaveAccessibleDescription(/not right/);
  await ada.getByRole("textbox", { name: "Code" }).fill(code(secret));
  await ada.getByRole("button", { name: "Switch on" }).click();
  await expect(ada.getByRole("heading", { level: 1 })).toHaveText("Your recovery codes");
  const recovery = await ada.getByRole("code").first().innerText();
  await new Frame(ada).signOut();

  const signIn = new SignIn(ada);
  await signIn.as({ email, password: PASSWORD });
  await expect(ada.getByRole("heading", { level: 1 })).toHaveText("Your code");
  await ada.goto("/campus");
  await expect(ada.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await signIn.as({ email, password: PASSWORD });
  // The code of the set-up was used; the one of the next half minute is good as well.
  await ada.getByRole("textbox", { name: "Code" }).fill(code(secret, 1));
  await signIn.submit();
  await expect(ada).toHaveURL("/campus");

  await ada.goto("/account");
  await ada.getByRole("textbox", { name: "Code" }).fill(recovery);
  await ada.getByRole("button", { name: "Switch off" }).click();
  await expect(ada.getByRole("status")).toContainText("The second factor is off.");
  await ada.context().close();
});

test("a link opened a second time says that it was used, and what to do", async ({ page, browser, baseURL }) => {
  const link = await invites(page, "Eva Bianchi", "eva@example.org");
  const eva = await elsewhere(browser, baseURL);
  await eva.goto(link);
  await eva.getByLabel("New password").fill(PASSWORD);
  await eva.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(eva.getByRole("banner")).toContainText("Eva Bianchi");
  await eva.goto(link);
  await expect(eva.getByRole("heading", { level: 1 })).toHaveText("This link no longer works");
  await expect(eva.getByRole("status")).toContainText("Ask an administrator for a new one.");
  await eva.context().close();
});

test("an account switched off is out at its next step", async ({ page, browser, baseURL }) => {
  const link = await invites(page, "Gil Moreau", "gil@example.org");
  const gil = await elsewhere(browser, baseURL);
  await gil.goto(link);
  await gil.getByLabel("New password").fill(PASSWORD);
  await gil.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(gil.getByRole("banner")).toContainText("Gil Moreau");

  await page.goto("/accounts");
  await page.getByRole("link", { name: "Gil Moreau" }).click();
  await page.getByLabel("Switched off: may not sign in").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /Gil Moreau/ })).toContainText("switched off");

  await gil.goto("/campus");
  await expect(gil.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await gil.context().close();
});

test("an address that somebody has already is told beside the field, and nothing typed is lost", async ({ page }) => {
  await page.goto("/accounts");
  await page.getByLabel("Name", { exact: true }).fill("Another Bruno");
  await page.getByLabel("E-mail", { exact: true }).fill("facilities@demo.invalid");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByLabel("E-mail", { exact: true })).toHaveAccessibleDescription(/Somebody has this e-mail/);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Another Bruno");
});
