// The pictures of the guide: each screen it shows, in every language, on the day of the journeys. `cargo xtask pictures`
// says where they go; the names are those in the head of the topics, `app/help/*/*.md`.

import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { ROLES, type Role } from "../fixtures/campus";
import { expect, test } from "../fixtures/test";
import { CODES } from "../fixtures/words";

/** What the guide says a picture measures. */
const SIZE = { width: 1200, height: 750 };

/** A picture is for slow lines, too. */
const HEAVIEST = 80_000;

interface Picture {
  name: string;
  role: Role;
  /** Opens what is shown. */
  open: (page: Page) => Promise<unknown>;
}

const PICTURES: Picture[] = [
  { name: "today", role: "facilities", open: (page) => page.goto("/today") },
  { name: "new-stay", role: "facilities", open: (page) => page.goto("/stays/new") },
  { name: "stay", role: "facilities", open: firstStay },
  { name: "closure", role: "facilities", open: (page) => page.goto("/closures/new") },
  { name: "tape-chart", role: "facilities", open: (page) => page.goto("/tape-chart?nights=31&pavilion=AS3") },
  { name: "campus", role: "housekeeping", open: (page) => page.goto("/campus") },
  { name: "room-nights", role: "management", open: (page) => page.goto("/room-nights") },
  { name: "tokens", role: "organiser", open: (page) => page.goto("/account/tokens") },
  { name: "accounts", role: "administrator", open: (page) => page.goto("/accounts") },
];

/** A stay of the day, with its ways to move it. */
async function firstStay(page: Page) {
  await page.goto("/today");
  await page.locator("main a[href^='/stays/']:not([href^='/stays/new'])").first().click();
}

for (const role of ROLES) {
  for (const lang of CODES) {
    test.describe(() => {
      test.use({ role, lang, theme: "light", viewport: SIZE });

      for (const { name, open } of PICTURES.filter((picture) => picture.role === role)) {
        test(`${name} in ${lang}`, async ({ page, context }) => {
          await open(page);
          await page.waitForLoadState("networkidle");
          const path = join(process.env.FORESTERIA_PICTURES!, `${name}.${lang}.webp`);
          const browser = await context.newCDPSession(page);
          // Half the weight of a PNG; Playwright itself takes none.
          const { data } = await browser.send("Page.captureScreenshot", { format: "webp", quality: 60 });
          writeFileSync(path, Buffer.from(data, "base64"));
          expect(statSync(path).size).toBeLessThan(HEAVIEST);
        });
      }
    });
  }
}
