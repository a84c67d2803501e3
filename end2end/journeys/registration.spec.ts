// Registration: an organiser opens a link, a participant registers, changes and withdraws, and the desk books.

import { violations } from "../fixtures/axe";
import { linkIn, mailTo } from "../fixtures/mail";
import { expect, test } from "../fixtures/test";

/** Events to come, one a journey. */
const EVENT = { on: "26-153", off: "26-028" };

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "on" : "off";
  test.describe(`with script ${script}`, () => {
    test.use({ javaScriptEnabled, role: "facilities" });
    test.describe.configure({ timeout: 90_000 });

    test("a participant registers without an account, and the desk approves and books", async ({ page, browser, baseURL }) => {
      const list = `/events/${EVENT[script]}/rooming-list`;
      await page.goto(list);
      await page.getByRole("link", { name: "Open a registration" }).click();
      await page.getByLabel("Fee (euro)").fill("50");
      await page.getByLabel("Where it is paid").fill("http://pay.example.org");
      await page.getByRole("button", { name: "Open the registration" }).click();
      await expect(page.getByRole("alert")).toContainText("https://");
      await page.getByLabel("Where it is paid").fill("https://pay.example.org/?ref={reference}");
      await page.getByRole("button", { name: "Open the registration" }).click();
      const link = await page.locator("code.secret").innerText();

      const storageState = { cookies: [], origins: [] };
      const outside = await browser.newContext({ javaScriptEnabled, baseURL, locale: "en-GB", storageState });
      const visitor = await outside.newPage();
      await visitor.goto(new URL(link).pathname);
      await expect(visitor.getByRole("navigation")).toHaveCount(0);
      if (javaScriptEnabled) expect(await violations(visitor)).toEqual([]);
      await visitor.getByLabel("Full name").fill(`Wanda ${script}`);
      await visitor.getByLabel("E-mail").fill("wanda");
      await visitor.getByLabel("What you eat, or do not").fill("No nuts");
      await visitor.getByRole("button", { name: "Register" }).click();
      await expect(visitor.getByRole("alert")).toContainText("Without your consent");
      await expect(visitor.getByLabel("What you eat, or do not")).toHaveValue("No nuts");
      const email = `wanda.${script}@example.org`;
      await visitor.getByLabel("E-mail").fill(email);
      await visitor.getByLabel("I agree to this").check();
      await visitor.getByRole("button", { name: "Register" }).click();
      await expect(visitor.getByText("A mail with your private link is on its way")).toBeVisible();
      await visitor.goto(new URL(linkIn(await mailTo(email, "Your registration"))).pathname);
      if (javaScriptEnabled) expect(await violations(visitor)).toEqual([]);
      await expect(visitor.getByRole("link", { name: "Pay" })).toHaveAttribute("href", /ref=R-/);
      await visitor.getByLabel("What you eat, or do not").fill("Nothing with nuts");
      await visitor.getByRole("button", { name: "Save the changes" }).click();
      await expect(visitor.getByText("Your changes are saved.")).toBeVisible();

      await page.goto(list);
      await expect(page.getByText("Registered: 1")).toBeVisible();
      await page.getByLabel(`Tick Wanda ${script}`).check();
      await page.getByRole("button", { name: "Approve those ticked" }).click();
      await page.getByRole("button", { name: /^Book what is approved/ }).click();
      await expect(page.getByText("Everybody approved is booked.")).toBeVisible();

      await visitor.reload();
      await expect(visitor.getByText("Room booked")).toBeVisible();
      await visitor.getByRole("button", { name: "Withdraw" }).click();
      await expect(visitor.getByText("You have withdrawn.")).toBeVisible();
      await page.reload();
      await expect(page.getByText("Still booked")).toBeVisible();
      await outside.close();
    });
  });
}
