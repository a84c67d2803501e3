// Five languages, whole: no key in place of a text, no English left over, and the choice stays.

import type { Page } from "@playwright/test";
import { Frame } from "../fixtures/frame";
import { SCREENS } from "../fixtures/screens";
import { SignIn } from "../fixtures/sign-in";
import { expect, test } from "../fixtures/test";
import { CODES, KEY_NAME, englishLeftovers, word } from "../fixtures/words";

for (const lang of CODES) {
  test.describe(() => {
    test.use({ role: null });

    test(`whoever chooses ${lang} before signing in reads ${lang} afterwards`, async ({ page }) => {
      await page.goto("/tape-chart?nights=1");
      await new Frame(page).chooseLanguage(lang);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(word(lang, "sign_in.title"));
      await new SignIn(page, lang).asRole("facilities");
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(word(lang, "tape.title"));
      const frame = new Frame(page, lang);
      for (const way of ["nav.tape", "nav.nights", "nav.campus"] as const) await expect(frame.way(way)).toBeVisible();
      await frame.way("nav.campus").click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(word(lang, "campus.title"));
    });
  });

  for (const role of new Set(SCREENS.map(({ role }) => role))) {
    test.describe(() => {
      test.use({ role, lang });

      test(`the screens of ${role ?? "a stranger"} speak ${lang} and nothing else`, async ({ page }) => {
        // Every screen of a role, and the forecast is drawn anew whenever somebody else has written something.
        test.slow();
        for (const screen of SCREENS.filter((screen) => screen.role === role)) {
          await page.goto(screen.path);
          await expect(page.locator("html")).toHaveAttribute("lang", lang);
          await expect(page.getByRole("heading", { level: 1 })).toContainText(screen.heading(lang));
          const texts = await visibleTexts(page);
          expect(texts.filter((text) => KEY_NAME.test(text) && !text.endsWith(".toml")), `keys on ${screen.path}`).toEqual([]);
          if (lang === "en") continue;
          const english = new Set(englishLeftovers(lang));
          expect(texts.filter((text) => english.has(text)), `English on ${screen.path}`).toEqual([]);
        }
      });
    });
  }
}

test.describe(() => {
  test.use({ role: null, locale: "pt-BR" });

  test("a browser that asks for Portuguese gets it without a choice", async ({ page }) => {
    await page.goto("/sign-in");
    await expect(page.locator("html")).toHaveAttribute("lang", "pt");
  });
});

test("figures and dates are written as the language does", async ({ page }) => {
  await page.goto("/room-nights?year=2025");
  const frame = new Frame(page);
  await expect(page.getByRole("table").first()).toContainText("December");
  await frame.chooseLanguage("fr");
  await expect(page.getByRole("table").first()).toContainText("décembre");
  await expect(page.getByRole("main")).toContainText("25\u202f000");
});

/** Every text and label of the page, each once. */
/** What is in another language says so, and what is code is in none. */
function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const own = document.documentElement.lang;
    const texts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement!;
      if (element.closest("[lang]")!.getAttribute("lang") !== own || element.closest("code")) continue;
      if (node instanceof Element) {
        for (const name of ["aria-label", "title", "alt", "placeholder"]) texts.add(node.getAttribute(name)?.trim() ?? "");
      } else {
        texts.add(node.textContent?.trim() ?? "");
      }
    }
    texts.add(document.title);
    texts.delete("");
    return [...texts];
  });
}
