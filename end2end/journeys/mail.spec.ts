// Mail: an invitation that arrives, a password that was forgotten, and what an administrator sees of it.

import type { Browser, Page } from "@playwright/test";
import { Frame } from "../fixtures/frame";
import { linkIn, mailTo } from "../fixtures/mail";
import { SignIn } from "../fixtures/sign-in";
import { expect, test } from "../fixtures/test";

const PASSWORD = "a quiet room in June";

test.use({ role: "administrator" });

async function invites(page: Page, name: string, email: string, language: string) {
  await page.goto("/accounts");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByRole("main").getByLabel("Language").selectOption({ label: language });
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByRole("status")).toContainText(`This link is on its way to ${name} by mail.`);
}

/** Somebody else, at another machine. */
async function elsewhere(browser: Browser, baseURL: string | undefined, javaScriptEnabled: boolean): Promise<Page> {
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ baseURL, locale: "en-GB", storageState, javaScriptEnabled });
  return context.newPage();
}

for (const script of [true, false]) {
  test.describe(script ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled: script });

    test("somebody invited by mail sets a password, forgets it, and gets in again by mail", async ({
      page, browser, baseURL,
    }) => {
      const email = `mira.costa.${script ? "with" : "without"}@example.org`;
      await invites(page, "Mira Costa", email, "français");
      const invitation = await mailTo(email, "Votre compte Foresteria");
      expect(invitation.text).toContain("Bonjour Mira Costa,");
      expect(invitation.headers.find(({ key }) => key === "content-language")?.value).toBe("fr");
      expect(invitation.html).toBeFalsy();

      const mira = await elsewhere(browser, baseURL, script);
      await mira.goto(linkIn(invitation));
      await mira.getByRole("textbox").fill(PASSWORD);
      await mira.getByRole("main").getByRole("button").click();
      await expect(mira.getByRole("banner")).toContainText("Mira Costa");
      await new Frame(mira, "fr").signOut();

      await mira.getByRole("link", { name: "Forgot your password?" }).click();
      await mira.getByLabel("E-mail", { exact: true }).fill(email);
      await mira.getByRole("button", { name: "Send the link" }).click();
      await expect(mira.getByRole("status")).toContainText("If there is an account with this address");
      await mira.goto(linkIn(await mailTo(email, "Un nouveau mot de passe")));
      await mira.getByRole("textbox").fill("another quiet room");
      await mira.getByRole("main").getByRole("button").click();
      await expect(mira.getByRole("banner")).toContainText("Mira Costa");
      await mailTo(email, "Votre mot de passe a été modifié");
      await new Frame(mira, "fr").signOut();
      await new SignIn(mira).as({ email, password: "another quiet room" });
      await expect(mira.getByRole("banner")).toContainText("Mira Costa");
      await mira.context().close();
    });
  });
}

test("an address that nobody has gets the same answer", async ({ browser, baseURL }) => {
  const stranger = await elsewhere(browser, baseURL, true);
  await stranger.goto("/sign-in/forgotten");
  await stranger.getByRole("button", { name: "Send the link" }).click();
  await expect(stranger.getByLabel("E-mail", { exact: true })).toHaveAccessibleDescription("Enter your e-mail address.");
  await stranger.getByLabel("E-mail", { exact: true }).fill("nobody@example.org");
  await stranger.getByRole("button", { name: "Send the link" }).click();
  await expect(stranger.getByRole("status")).toContainText("If there is an account with this address");
  await stranger.context().close();
});

test("an administrator tries whether mail arrives, and sees that it did", async ({ page }) => {
  await page.goto("/administration");
  await page.getByRole("main").getByRole("link", { name: "Mail", exact: true }).click();
  await expect(page.getByText("Foresteria <rooms@example.org>")).toBeVisible();
  await page.getByRole("button", { name: "Send a test mail to myself" }).click();
  await expect(page.getByRole("status")).toContainText("on its way");
  await mailTo("administrator@demo.invalid", "Test mail from Foresteria");
  await expect(async () => {
    await page.goto("/administration/mail");
    const line = page.getByRole("row", { name: /Test mail/ }).first();
    await expect(line).toContainText("sent", { timeout: 500 });
    await expect(line).not.toContainText("demo.invalid", { timeout: 500 });
  }).toPass({ timeout: 10_000 });
});
