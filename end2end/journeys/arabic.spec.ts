// A participant who reads Arabic: the form, the private link in the mail, meetings, from right to left; and nothing of it for
// staff.

import { violations } from "../fixtures/axe";
import { takeDown } from "../fixtures/event";
import { linkIn, mailTo } from "../fixtures/mail";
import { expect, test } from "../fixtures/test";
import type { Page } from "@playwright/test";

/** One day for each, in weeks that no other journey is in. */
const DAY = { on: "2028-11-14", off: "2028-11-15" };

/** What is amiss from the right: to axe at both widths and in the dark, and what does not fit a narrow window. */
async function amiss(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [width, colorScheme] of [[1440, "light"], [390, "dark"]] as const) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    found.push(...(await violations(page)));
  }
  await page.setViewportSize({ width: 320, height: 844 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) found.push(`${wide} px wider than the window`);
  await page.setViewportSize({ width: 1280, height: 844 });
  return found;
}

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "on" : "off";
  test.describe(`with script ${script}`, () => {
    // The desk takes the event down: the calendar of the organiser is looked at by another journey.
    test.use({ javaScriptEnabled, role: "facilities" });
    test.describe.configure({ timeout: 90_000 });

    test("a participant registers, meets and withdraws in Arabic", async ({ page, browser, baseURL }) => {
      const [title, day] = [`Forum of trades ${script}`, DAY[script]];
      const code = await takeDown(page, { title, kind: "Conference", first: day, last: day, onCampus: 20 });
      await page.goto(`/events/${code}/meetings/new`);
      await page.getByLabel("Name of the person or desk").fill("Desk of skills");
      await page.getByRole("button", { name: "Add host" }).click();
      await page.getByRole("button", { name: "Make times" }).click();
      await page.goto(`/events/${code}/meetings`);
      await page.getByRole("checkbox", { name: "Participants may book" }).check();
      await page.getByRole("button", { name: "Save what may be booked" }).click();
      await page.goto(`/events/${code}/registration`);
      await page.getByRole("button", { name: "Open the registration" }).click();
      const link = new URL(await page.locator("code.secret").innerText()).pathname;

      const storageState = { cookies: [], origins: [] };
      const outside = await browser.newContext({ javaScriptEnabled, baseURL, locale: "en-GB", storageState });
      const own = await outside.newPage();
      await own.goto(link);
      await own.locator("summary", { hasText: "Language" }).click();
      await own.getByRole("button", { name: "العربية" }).click();
      const html = own.locator("html");
      await expect(html).toHaveAttribute("dir", "rtl");
      await expect(own.getByRole("heading", { level: 1 })).toContainText("التسجيل في");
      if (javaScriptEnabled) expect(await amiss(own)).toEqual([]);
      await own.getByLabel("الاسم الكامل").fill(`ليلى ${script}`);
      const email = `layla.${script}@example.org`;
      await own.getByLabel("البريد الإلكتروني").fill(email);
      await expect(own.getByLabel("لغة الرسائل")).toHaveValue("ar");
      await own.getByRole("button", { name: "التسجيل", exact: true }).click();
      await expect(own.getByRole("alert")).toContainText("بدون موافقتكم");
      if (javaScriptEnabled) expect(await amiss(own)).toEqual([]);
      await own.getByLabel("أوافق على ذلك").check();
      await own.getByRole("button", { name: "التسجيل", exact: true }).click();
      await expect(own.getByRole("heading", { name: "أُرسل تسجيلكم" })).toBeVisible();

      const mail = await mailTo(email, "تسجيلكم");
      expect(mail.text).toContain("سُجّلتم للمشاركة");
      const mine = new URL(linkIn(mail)).pathname;
      await own.goto(mine);
      if (javaScriptEnabled) expect(await amiss(own)).toEqual([]);
      await own.getByRole("link", { name: "عرض اللقاءات وحجزها" }).click();
      await own.getByRole("button", { name: /^09:00/ }).first().click();
      await expect(own.getByText("حُجز لكم الموعد.")).toBeVisible();
      if (javaScriptEnabled) expect(await amiss(own)).toEqual([]);
      expect((await mailTo(email, "حُجز لقاؤكم")).text).toContain("بتوقيت تورينو");
      await own.goto(mine);
      await own.getByRole("button", { name: "الانسحاب" }).click();
      await expect(own.getByText("لقد انسحبتم، ويرى المنظمون ذلك.")).toBeVisible();

      // What staff see has no Arabic, whatever the browser was told on a page of participants.
      await own.goto("/sign-in");
      await expect(html).toHaveAttribute("lang", "en");
      await expect(html).not.toHaveAttribute("dir", "rtl");
      await outside.close();
    });
  });
}
