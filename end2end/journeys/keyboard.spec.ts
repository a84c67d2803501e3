// A day at the desk with the keyboard alone: every core job, and wherever the focus goes it is seen.

import type { Page } from "@playwright/test";
import { THIS_YEAR } from "../fixtures/campus";
import { Frame } from "../fixtures/frame";
import { Keyboard } from "../fixtures/keyboard";
import { expect, test } from "../fixtures/test";
import { word } from "../fixtures/words";

// It signs in and out, with a session of its own.
test.use({ role: null });

/** Nobody else of the journeys is called so. */
const GUEST = "Tessa Korhonen";

const main = (page: Page) => page.getByRole("main");
const button = (page: Page, name: string) => main(page).getByRole("button", { name, exact: true });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const room = (page: Page) => main(page).getByRole("link", { name: /^[A-Z]{2}\d-\d{3}$/ }).first();

test("a clerk signs in, books, finds, moves, lengthens, checks in, closes and reads without a mouse", async ({ page }) => {
  test.slow();
  const keys = new Keyboard(page);
  const way = (name: string) => new Frame(page).ways.getByRole("link", { name, exact: true });

  await test.step("sign in", async () => {
    await page.goto("/sign-in");
    await keys.press(page.getByRole("button", { name: "Sign in as Facilities" }));
    await expect(heading(page)).toHaveText(/^Today/);
  });

  await test.step("skip what every page begins with", async () => {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
    await keys.expectSeen();
    await page.keyboard.press("Enter");
    await expect(main(page)).toBeFocused();
    await page.keyboard.press("Tab");
    await keys.expectSeen();
    await expect(main(page).locator(":focus")).toHaveCount(1);
  });

  await test.step("look at the list of keys, and go back to where one was", async () => {
    const here = page.locator(":focus");
    const before = await here.evaluate((element) => element.outerHTML);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeHidden();
    expect(await here.evaluate((element) => element.outerHTML)).toBe(before);
  });

  await test.step("book a stay from tonight on", async () => {
    await keys.press(main(page).getByRole("link", { name: "New stay" }));
    await keys.to(page.getByLabel("Type booked"));
    await page.keyboard.type("Single");
    await keys.type(page.getByLabel("Guest 1"), GUEST);
    await keys.type(page.getByLabel("Guests without a name yet"), "0");
    await keys.press(button(page, "Book"));
    await expect(heading(page)).toHaveText(/^Stay /);
  });

  await test.step("find the guest, and open the stay", async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox")).toBeFocused();
    await keys.expectSeen();
    await page.keyboard.type("korhonen");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/search\?q=korhonen/);
    await keys.press(main(page).getByRole("link", { name: GUEST }).first());
    await expect(heading(page)).toHaveText(/^Stay /);
  });

  await test.step("give it a room, move it to another, and lengthen it", async () => {
    // The last of the list: the first is what other journeys are proposed.
    await keys.to(page.getByLabel("Free rooms, best first"));
    await page.keyboard.press("End");
    await keys.press(button(page, "Give this room"));
    await expect(button(page, "Move")).toBeVisible();
    const given = await room(page).innerText();
    await keys.to(page.getByLabel("Free rooms, best first"));
    await page.keyboard.press("End");
    await keys.press(button(page, "Move"));
    await expect(page.getByRole("status").first()).toContainText("Moved");
    await expect(room(page)).not.toHaveText(given);
    await keys.date(page.getByLabel("Departure"), `${THIS_YEAR}-11-27`);
    await keys.press(button(page, "Change dates"));
    await expect(main(page)).toContainText("3 nights");
  });

  await test.step("check the guest in on the page of today", async () => {
    await keys.press(way("Today"));
    await keys.press(main(page).locator("summary").filter({ hasText: "Filter" }));
    await keys.type(page.getByLabel("Name, reference or room"), GUEST);
    await page.keyboard.press("Enter");
    await keys.press(button(page, "Check in"));
    await expect(page.getByRole("status").first()).toContainText(GUEST);
    await expect(button(page, "Check in")).toHaveCount(0);
  });

  await test.step("close a room", async () => {
    await keys.press(main(page).getByRole("link", { name: "Close rooms" }));
    await keys.type(page.getByLabel("Rooms", { exact: true }), "AS2-001");
    await keys.type(page.getByLabel("Reason"), "Door to be painted");
    await keys.date(page.getByLabel("First night closed"), `${THIS_YEAR + 3}-02-02`);
    await keys.date(page.getByLabel("Expected return"), `${THIS_YEAR + 3}-02-04`);
    await keys.press(button(page, "Close"));
    await expect(main(page)).toContainText("The rooms are closed.");
    await expect(main(page)).toContainText("Door to be painted");
  });

  await test.step("read the room-nights beside those of the year before", async () => {
    await keys.press(way("Room-nights"));
    await keys.to(page.getByLabel("Compare with"));
    await page.keyboard.type(String(THIS_YEAR - 1));
    await keys.press(button(page, "Show"));
    await expect(page).toHaveURL(new RegExp(`compare=${THIS_YEAR - 1}`));
    await keys.to(page.getByRole("link", { name: "Download as CSV" }));
  });

  await test.step("read it in French, and sign out", async () => {
    await keys.press(new Frame(page).menu("nav.language"));
    await keys.press(page.getByRole("button", { name: "français" }));
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await keys.press(page.getByRole("button", { name: word("fr", "nav.sign_out") }));
    await expect(heading(page)).toHaveText(word("fr", "sign_in.title"));
  });
});
