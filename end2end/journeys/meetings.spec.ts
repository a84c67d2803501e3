// One-to-one meetings: an organiser offers times of a desk, two participants want the same one, and one of them gives it
// back.

import { violations } from "../fixtures/axe";
import { pageOf, takeDown } from "../fixtures/event";
import { linkIn, mailTo } from "../fixtures/mail";
import { expect, test } from "../fixtures/test";

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "on" : "off";
  test.describe(`with script ${script}`, () => {
    test.use({ javaScriptEnabled, role: "organiser" });
    test.describe.configure({ timeout: 90_000 });

    test("a time is offered, booked under a private link, and booked once", async ({ page, browser, baseURL }) => {
      const title = `Career fair, script ${script}`;
      const day = javaScriptEnabled ? "2027-08-16" : "2027-08-17";
      const code = await takeDown(page, { title, kind: "Conference", first: day, last: day, onCampus: 20 });
      await page.getByRole("link", { name: "Open programme" }).click();
      await page.getByRole("link", { name: "One-to-one meetings" }).click();
      await page.getByRole("link", { name: "New host" }).click();
      await page.getByLabel("Name of the person or desk").fill("Desk of trades");
      await page.getByLabel("What one can talk about").fill("Apprenticeships");
      await page.getByRole("group", { name: "Languages" }).getByLabel("Arabic").check();
      await page.getByLabel("Place in words").fill("Desk 7");
      await page.getByRole("button", { name: "Add host" }).click();
      await page.getByLabel("Until", { exact: true }).fill("10:00");
      await page.getByRole("button", { name: "Count first" }).click();
      await expect(page.getByText("This makes 2 times.")).toBeVisible();
      await page.getByRole("button", { name: "Make times" }).click();
      await expect(page.getByText("Times made: 2.")).toBeVisible();
      const host = page.url().split("?")[0];
      await page.goto(`/events/${code}/meetings`);
      await page.getByRole("checkbox", { name: "Participants may book" }).check();
      await page.getByLabel("Meetings each may have").fill("1");
      await page.getByRole("button", { name: "Save what may be booked" }).click();
      await expect(page.getByText("Open for booking")).toBeVisible();

      await page.goto(`/events/${code}/registration`);
      await page.getByRole("button", { name: "Open the registration" }).click();
      const link = new URL(await page.locator("code.secret").innerText()).pathname;
      const visitor = async (name: string) => {
        const storageState = { cookies: [], origins: [] };
        const outside = await browser.newContext({ javaScriptEnabled, baseURL, locale: "en-GB", storageState });
        const own = await outside.newPage();
        const email = `${name.toLowerCase()}.meets.${script}@example.org`;
        await own.goto(link);
        await own.getByLabel("Full name").fill(`${name} ${script}`);
        await own.getByLabel("E-mail").fill(email);
        await own.getByLabel("I agree to this").check();
        await own.getByRole("button", { name: "Register" }).click();
        await own.goto(new URL(linkIn(await mailTo(email, "Your registration"))).pathname);
        await own.getByRole("link", { name: "See and book meetings" }).click();
        await own.waitForLoadState();
        return { own, email };
      };
      const [nadia, omar] = [await visitor("Nadia"), await visitor("Omar")];
      if (javaScriptEnabled) expect(await violations(nadia.own)).toEqual([]);
      await nadia.own.getByRole("button", { name: /^09:00–09:20/ }).click();
      await expect(nadia.own.getByText("The time is yours.")).toBeVisible();
      await expect(nadia.own.getByText("You have as many meetings as one person may have.")).toBeVisible();
      const mail = await mailTo(nadia.email, "Your meeting is booked");
      expect(mail.text).toContain("Desk of trades");
      expect(mail.text).toContain("09:00–09:20 (Turin time)");

      // The page of the other is from before.
      await omar.own.getByRole("button", { name: /^09:00–09:20/ }).click();
      await expect(omar.own.getByRole("alert")).toContainText("Somebody was quicker");
      await expect(omar.own.getByRole("button", { name: /^09:00–09:20/ })).toHaveCount(0);
      await expect(omar.own.getByText("Nadia")).toHaveCount(0);

      await page.goto(host);
      if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
      await expect(page.getByRole("row", { name: /09:00–09:20/ })).toContainText(`Nadia ${script}`);
      await page.goto(`/events/${code}/meetings/schedule`);
      await expect(page.getByRole("row", { name: /09:00–09:20/ })).toContainText(`Nadia ${script}`);

      await nadia.own.getByRole("button", { name: /^Give back: Desk of trades/ }).click();
      await expect(nadia.own.getByText("You have booked nothing yet.")).toBeVisible();
      await omar.own.goto(omar.own.url());
      await omar.own.getByRole("button", { name: /^09:00–09:20/ }).click();
      await expect(omar.own.getByText("The time is yours.")).toBeVisible();

      // The organiser takes it back; whoever had it is told.
      await page.goto(host);
      await page.getByRole("button", { name: /^Take back: / }).click();
      await expect(page.getByRole("row", { name: /09:00–09:20/ })).toContainText("Free");
      await mailTo(omar.email, "A meeting of yours was taken back");

      const stranger = await pageOf(browser, "management", baseURL!, javaScriptEnabled);
      await stranger.goto(`/events/${code}/meetings?view=time`);
      await expect(stranger.getByText("Desk of trades").first()).toBeVisible();
    });
  });
}
