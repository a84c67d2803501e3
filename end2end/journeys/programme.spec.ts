// The programme of an event: built by an organiser, with tracks, a hybrid session and a hall of its own; published; and
// read in Arabic by somebody without an account.

import { violations } from "../fixtures/axe";
import { CONFERENCE, EVENT } from "../fixtures/screens";
import { expect, test } from "../fixtures/test";

/** What each run fills in, so that neither stands in the way of the other. */
const RUNS = {
  true: { script: "with JavaScript", day: "2026-12-02", evening: ["18:00", "19:00"] },
  false: { script: "without JavaScript", day: "2026-12-03", evening: ["19:30", "20:30"] },
} as const;

// One after the other: a programme is published from the state it was last read in, and both are of one event.
test.describe.configure({ mode: "default" });

for (const javaScriptEnabled of [true, false]) {
  const run = RUNS[`${javaScriptEnabled}`];
  test.describe(run.script, () => {
    test.use({ javaScriptEnabled, role: "organiser" });
    test.describe.configure({ timeout: 90_000 });

    test("a programme is built, published, changed and read in Arabic", async ({ page, browser, baseURL }) => {
      const [panel, talk] = [`Panel ${run.script}`, `Talk ${run.script}`];
      await page.goto(`/events/${EVENT}`);
      await page.getByRole("link", { name: "Open programme" }).click();
      await page.getByRole("link", { name: "Tracks", exact: true }).click();
      const track = page.getByRole("group", { name: "Track 1" });
      await track.getByLabel("English").fill("Skills");
      await track.getByLabel("Arabic").fill("المهارات");
      await page.getByRole("button", { name: "Save tracks" }).click();

      await page.getByRole("link", { name: "New session" }).click();
      await page.getByLabel("Title (English)").fill(panel);
      await page.getByText("In other languages").click();
      await page.getByLabel("Title (Arabic)").fill(`حلقة نقاش ${run.day}`);
      await page.getByLabel("Kind of session").selectOption({ label: "Parallel session" });
      await page.getByLabel("Track", { exact: true }).selectOption({ label: "Skills" });
      await page.getByLabel("Day", { exact: true }).fill(run.day);
      await page.getByLabel("From", { exact: true }).fill("09:00");
      await page.getByLabel("Until", { exact: true }).fill("10:30");
      await page.getByLabel("For whom").selectOption({ label: "On campus and online" });
      await page.getByLabel("Expected on campus").fill("20");
      const group = page.getByLabel("Function that carries it");
      const carries = group.locator("option", { hasText: "Working group 1" }).nth(javaScriptEnabled ? 0 : 1);
      await group.selectOption(await carries.getAttribute("value"));
      await page.getByLabel("Speakers").fill("Ada Voice; Chair; Voices");
      await page.getByRole("button", { name: "Add session" }).click();
      const row = page.getByRole("row", { name: new RegExp(panel) });
      await expect(row).toContainText("Ada Voice");
      await expect(row).toContainText("Those online have no link yet.");

      // A session of the evening has no hall until a function is laid for it.
      await page.getByRole("link", { name: "New session" }).click();
      await page.getByLabel("Title (English)").fill(talk);
      await page.getByLabel("Day", { exact: true }).fill(run.day);
      await page.getByLabel("From", { exact: true }).fill(run.evening[0]);
      await page.getByLabel("Until", { exact: true }).fill(run.evening[1]);
      await page.getByLabel("Expected on campus").fill("20");
      await page.getByRole("button", { name: "Add session" }).click();
      const second = page.getByRole("row", { name: new RegExp(talk) });
      await expect(second).toContainText("It has no hall yet.");
      await second.getByRole("link", { name: talk }).click();
      await page.getByRole("link", { name: "Lay a function for this session" }).click();
      await page.getByLabel("Space", { exact: true }).selectOption("EU-AB");
      await page.getByRole("button", { name: "Add function" }).click();
      await expect(second).not.toContainText("It has no hall yet.");

      const publish = page.getByRole("button", { name: /^Publish (programme|again)$/ });
      await publish.click();
      await expect(page.getByText("Nothing was changed since.")).toBeVisible();
      // Nobody's session, and no language chosen yet: the browser's is taken.
      const storageState = { cookies: [], origins: [] };
      const stranger = await browser.newPage({ baseURL, locale: "ar", javaScriptEnabled, storageState });
      await stranger.goto(`/programme/${EVENT}`);
      await expect(stranger.locator("html")).toHaveAttribute("dir", "rtl");
      await expect(stranger.getByRole("heading", { name: `حلقة نقاش ${run.day}` })).toBeVisible();
      await stranger.getByRole("link", { name: "المهارات" }).first().click();
      await expect(stranger.getByRole("heading", { name: talk })).toHaveCount(0);
      await stranger.getByRole("link", { name: "English" }).click();
      await expect(stranger.getByRole("heading", { name: panel })).toBeVisible();

      // What is edited is read once it is published again.
      await row.getByRole("link", { name: panel }).click();
      await page.getByLabel("Status").selectOption({ label: "Called off" });
      await page.getByRole("button", { name: "Save changes" }).click();
      await expect(page.getByText(`Called off or removed: ${panel}`)).toBeVisible();
      const cancelled = stranger.getByRole("listitem").filter({ hasText: panel }).getByText("Cancelled");
      await stranger.reload();
      await expect(cancelled).toHaveCount(0);
      await publish.click();
      await stranger.reload();
      await expect(cancelled).toBeVisible();
      await stranger.close();
    });
  });
}

test.describe(() => {
  test.use({ role: null });

  test("the programme is accessible from the right, wide and narrow, light and dark", async ({ page }) => {
    await page.goto(`/programme/${CONFERENCE}?lang=ar`);
    for (const [colorScheme, width] of [["light", 1440], ["dark", 1440], ["light", 390], ["dark", 390]] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      expect(await violations(page), `${colorScheme}, ${width} px wide`).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 844 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});
