// The pictures of the guide: each screen it shows, in every language, on the day of the journeys. `cargo xtask pictures`
// says where they go; with the journeys they are only tried. The names are those in the head of the topics, `app/help/*/*.md`.

import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CDPSession, Page } from "@playwright/test";
import { ROLES, type Role } from "../fixtures/campus";
import { EVENT } from "../fixtures/screens";
import { expect, test } from "../fixtures/test";
import { CODES, pictures } from "../fixtures/words";

/** What the guide says a picture measures. */
const SIZE = { width: 1200, height: 750 };

/** A picture is for slow lines, too. */
const HEAVIEST = 80_000;

/** Where they are only tried, two languages tell what five would. */
const LANGUAGES = process.env.FORESTERIA_PICTURES ? CODES : (["en", "fr"] as const);

interface Picture {
  name: string;
  role: Role;
  /** Opens what is shown. */
  open: (page: Page) => Promise<unknown>;
}

const at = (path: string) => (page: Page) => page.goto(path);

const PICTURES: Picture[] = [
  { name: "today", role: "facilities", open: at("/today") },
  { name: "new-stay", role: "facilities", open: at("/stays/new") },
  { name: "stay", role: "facilities", open: firstStay },
  { name: "closure", role: "facilities", open: at("/closures/new") },
  { name: "tape-chart", role: "facilities", open: at("/tape-chart?nights=31&pavilion=AS3") },
  { name: "campus", role: "housekeeping", open: at("/campus#AS3") },
  { name: "event", role: "organiser", open: at(`/events/${EVENT}`) },
  { name: "function-sheet", role: "organiser", open: at(`/events/${EVENT}/sheet`) },
  {
    name: "interpretation",
    role: "organiser",
    open: at("/interpretation?space=PIE-AUD&date=2027-03-10&from_time=09:00&until_time=12:30&floor_en=yes&wanted_fr=yes&wanted_ar=yes"),
  },
  {
    name: "feasibility",
    role: "organiser",
    open: at("/feasibility?first=2027-02-01&last=2027-04-30&days=5&begins=Mon&people-1=120&style-1=theatre&beds=60#found"),
  },
  { name: "services", role: "organiser", open: at(`/events/${EVENT}/services`) },
  { name: "recharge", role: "management", open: lastNote },
  { name: "prices", role: "management", open: at("/administration/prices") },
  { name: "tokens", role: "organiser", open: at("/account/tokens") },
  { name: "calendars", role: "organiser", open: at("/account/calendars") },
  { name: "room-nights", role: "management", open: at("/room-nights") },
  { name: "outlook", role: "management", open: at("/outlook") },
  { name: "forecast", role: "management", open: at("/outlook/forecast") },
  { name: "delivery-mix", role: "management", open: at("/outlook/mix?year=2027") },
  { name: "targets", role: "management", open: at("/administration/targets") },
  { name: "history", role: "auditor", open: at("/administration/history") },
  { name: "accounts", role: "administrator", open: at("/accounts") },
  { name: "import", role: "administrator", open: at("/administration/imports/stays") },
  { name: "campus-data", role: "administrator", open: at("/administration/campus") },
  { name: "retention", role: "administrator", open: at("/administration/retention") },
  { name: "backups", role: "administrator", open: at("/administration/backups") },
];

/** A stay of the day, with its ways to move it. */
async function firstStay(page: Page) {
  await page.goto("/today");
  await page.locator("main a[href^='/stays/']:not([href^='/stays/new'])").first().click();
  await page.waitForURL(/\/stays\//);
}

/** The recharge note that was issued last. */
async function lastNote(page: Page) {
  await page.goto("/administration/recharges?status=issued");
  await page.locator("main th a[href*='/recharge?note=']").first().click();
  await page.waitForURL(/\/recharge/);
}

/** Half the weight of a PNG; Playwright itself takes none. */
async function webp(browser: CDPSession) {
  let picture = "";
  // Chromium takes none of a page it has not yet drawn, which on a busy machine may be a while after it has loaded.
  await expect(async () => {
    picture = (await browser.send("Page.captureScreenshot", { format: "webp", quality: 60 })).data;
  }).toPass({ timeout: 20_000 });
  return Buffer.from(picture, "base64");
}

test("every picture that a topic shows is taken", () => {
  expect(pictures()).toEqual(PICTURES.map(({ name }) => name).sort());
});

for (const role of ROLES) {
  for (const lang of LANGUAGES) {
    test.describe(() => {
      test.use({ role, lang, theme: "light", viewport: SIZE });

      for (const { name, open } of PICTURES.filter((picture) => picture.role === role)) {
        test(`${name} in ${lang}`, async ({ page, context }, info) => {
          await open(page);
          await page.waitForLoadState();
          const file = `${name}.${lang}.webp`;
          const folder = process.env.FORESTERIA_PICTURES;
          const path = folder ? join(folder, file) : info.outputPath(file);
          writeFileSync(path, await webp(await context.newCDPSession(page)));
          expect(statSync(path).size).toBeLessThan(HEAVIEST);
        });
      }
    });
  }
}
