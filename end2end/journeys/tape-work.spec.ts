// The tape chart to work with: by pointer, by keys, and as a list.

import type { Page } from "@playwright/test";
import { THIS_YEAR } from "../fixtures/campus";
import { Tape } from "../fixtures/tape";
import { expect, test } from "../fixtures/test";

// What was done is told once, on the next page of the session: these journeys have each a session of their own, or one
// would be told what another did.
test.use({ role: null });

test.beforeEach(async ({ page, role }) => {
  if (role) return;
  const headers = { "Sec-Fetch-Site": "same-origin" };
  await page.request.post("/sign-in/demo", { form: { role: "facilities", back: "/" }, headers, maxRedirects: 0 });
});

/** A day of a month in two years, of which the demonstration knows nothing; each journey has a month of its own. */
const on = (month: number, day: number) =>
  `${THIS_YEAR + 2}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

const window = (month: number) => `from=${on(month, 1)}&nights=14&pavilion=AS3`;

/** Books somebody into a room, or into none yet; gives the reference. */
async function books(page: Page, guest: string, room: string, [from, until]: [string, string]): Promise<string> {
  await page.goto(`/stays/new?room=${room}&from=${from}&until=${until}&guest=${encodeURIComponent(guest)}`);
  if (!room) await page.getByLabel("Type booked").selectOption({ label: "Single room" });
  await page.getByLabel("Guests without a name yet").fill("0");
  await page.getByRole("button", { name: "Book", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Stay /);
  return page.url().match(/[0-9A-Z]{5}-[0-9A-Z]{5}/)![0];
}

const main = (page: Page) => page.getByRole("main");

/** The first rooms of the pavilion. */
const [ONE, TWO, THREE] = ["AS3-101", "AS3-102", "AS3-103"];

test("a bar opens its stay, by a click and by Enter, and the way back leads to the chart", async ({ page }) => {
  const tape = new Tape(page);
  const reference = await books(page, "Agnese Bruno", ONE, [on(1, 3), on(1, 6)]);
  await tape.open(window(1));
  await tape.bar("Agnese Bruno").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Stay ${reference}`);
  await page.getByRole("navigation").getByRole("link", { name: "Tape chart" }).last().click();
  await expect(page).toHaveURL(`/tape-chart?${window(1)}`);
  await tape.awake();
  await tape.gaps(tape.row(ONE)).first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(tape.bar("Agnese Bruno")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Stay ${reference}`);
});

test("a bar is dragged to another room, and back by Undo", async ({ page }) => {
  const tape = new Tape(page);
  await books(page, "Carla Dotti", ONE, [on(2, 3), on(2, 6)]);
  await tape.open(window(2));
  const bar = tape.bar("Carla Dotti");
  const from = await tape.at(bar, 0.5);
  await tape.drag(from, { x: from.x, y: (await tape.at(tape.row(TWO), 0.5)).y });
  await expect(page.getByRole("status").filter({ hasText: "Carla Dotti" })).toContainText("Moved");
  await expect(tape.bar("Carla Dotti", tape.row(TWO))).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(tape.bar("Carla Dotti", tape.row(ONE))).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/tape-chart\\?from=${on(2, 1)}`));
});

test("an end of a bar is dragged to another date", async ({ page }) => {
  const tape = new Tape(page);
  await books(page, "Elio Fabbri", ONE, [on(3, 3), on(3, 6)]);
  await tape.open(window(3));
  const bar = tape.bar("Elio Fabbri");
  const night = (await tape.at(bar, 0.5)).width / 3;
  const end = await tape.at(bar, 1);
  await tape.drag({ x: end.x - 3, y: end.y }, { x: end.x - 3 + 2 * night, y: end.y });
  await expect(main(page)).toContainText("Extended");
  await expect(bar).toHaveAttribute("colspan", "5");
  await tape.awake();
  const start = await tape.at(bar, 0);
  await tape.drag({ x: start.x + 3, y: start.y }, { x: start.x + 3 + night, y: start.y });
  await expect(main(page)).toContainText("Shortened");
  await expect(bar).toHaveAttribute("colspan", "4");
});

test("a drag over a gap begins a new stay on these nights, and Escape gives a drag up", async ({ page }) => {
  const tape = new Tape(page);
  await tape.open(window(4));
  const gap = tape.gaps(tape.row(ONE)).first();
  const night = (await tape.at(gap, 0)).width / 14;
  const left = await tape.at(gap, 0);
  await page.mouse.move(left.x + night * 2.5, left.y);
  await page.mouse.down();
  await page.mouse.move(left.x + night * 4.5, left.y, { steps: 5 });
  await expect(tape.said).toContainText("3 nights");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(tape.said).toHaveText("Put back; nothing has changed.");
  await expect(page).toHaveURL(`/tape-chart?${window(4)}`);
  await tape.drag({ x: left.x + night * 2.5, y: left.y }, { x: left.x + night * 4.5, y: left.y });
  await expect(page).toHaveURL(`/stays/new?room=${ONE}&from=${on(4, 3)}&until=${on(4, 6)}`);
});

test("keys carry a bar to another room and its end to another date, and say so", async ({ page }) => {
  const tape = new Tape(page);
  await books(page, "Gino Hofer", ONE, [on(5, 3), on(5, 6)]);
  await books(page, "Ida Lenzi", TWO, [on(5, 5), on(5, 7)]);
  await tape.open(window(5));
  await tape.gaps(tape.row(ONE)).first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("m");
  await expect(tape.said).toContainText(`Gino Hofer, room ${ONE}, 3 nights from 3 May. Up and down choose the room.`);
  await page.keyboard.press("ArrowDown");
  await expect(tape.said).toHaveText(`Room ${TWO} is taken: Ida Lenzi`);
  await page.keyboard.press("Escape");
  await expect(tape.said).toHaveText("Put back; nothing has changed.");
  await page.keyboard.press("e");
  await expect(tape.said).toContainText("Left and right change the nights.");
  await page.keyboard.press("ArrowRight");
  await expect(tape.said).toHaveText("Until 7 May, 4 nights.");
  await page.keyboard.press("Enter");
  await expect(main(page)).toContainText("Extended");
  await expect(tape.bar("Gino Hofer", tape.row(ONE))).toHaveAttribute("colspan", "4");
  await tape.awake();
  await tape.gaps(tape.row(ONE)).first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("m");
  await expect(tape.said).toContainText("Gino Hofer");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(tape.said).toContainText("is free.");
  await page.keyboard.press("Enter");
  await expect(main(page)).toContainText("Moved");
  await expect(tape.bar("Gino Hofer", tape.row(THREE))).toBeVisible();
});

test("a move into a taken room explains itself, and nothing has changed", async ({ page }) => {
  const tape = new Tape(page);
  const reference = await books(page, "Mara Neri", ONE, [on(6, 3), on(6, 6)]);
  const other = await books(page, "Olga Pini", TWO, [on(6, 4), on(6, 5)]);
  await tape.open(window(6));
  const from = await tape.at(tape.bar("Mara Neri"), 0.5);
  await tape.drag(from, { x: from.x, y: (await tape.at(tape.row(TWO), 0.5)).y });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Stay ${reference}`);
  await expect(page.getByRole("alert")).toContainText(`Room ${TWO} is not free on these nights:`);
  await expect(page.getByRole("alert").getByRole("link", { name: other })).toBeVisible();
  await page.goto(`/tape-chart?${window(6)}`);
  await expect(tape.bar("Mara Neri", tape.row(ONE))).toBeVisible();
});

test("a stay without a room is given one from the lane, by pointer and by keys", async ({ page }) => {
  const tape = new Tape(page);
  await books(page, "Rosa Sala", "", [on(7, 3), on(7, 6)]);
  await books(page, "Tullio Ugo", "", [on(7, 3), on(7, 6)]);
  await tape.open(window(7));
  await expect(main(page)).toContainText("2 stays without a room");
  const from = await tape.at(tape.bar("Rosa Sala", tape.lane), 0.5);
  await tape.drag(from, { x: from.x, y: (await tape.at(tape.row(ONE), 0.5)).y });
  await expect(main(page)).toContainText("Given a room");
  await expect(tape.bar("Rosa Sala", tape.row(ONE))).toBeVisible();
  await expect(main(page)).toContainText("1 stay without a room");
  await tape.awake();
  await tape.lane.getByRole("link", { name: "Tullio Ugo" }).focus();
  await page.keyboard.press("m");
  await expect(tape.said).toContainText("Tullio Ugo · single, without a room, 3 nights from 3 Jul");
  await page.keyboard.press("ArrowDown");
  await expect(tape.said).toHaveText(`Room ${ONE} is taken: Rosa Sala`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(main(page)).toContainText("Given a room");
  await expect(tape.bar("Tullio Ugo", tape.row(TWO))).toBeVisible();
  await expect(tape.lane).toHaveCount(0);
});

test("a stay is called off by Delete and Enter, and by Delete alone it is not", async ({ page }) => {
  const tape = new Tape(page);
  await books(page, "Vera Zanon", ONE, [on(8, 3), on(8, 6)]);
  await tape.open(window(8));
  await tape.gaps(tape.row(ONE)).first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Delete");
  await expect(tape.said).toContainText("Enter cancels this stay, and there is no undo.");
  await page.keyboard.press("Escape");
  await expect(tape.bar("Vera Zanon")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(tape.said).toContainText("Enter cancels this stay");
  await page.keyboard.press("Enter");
  await expect(main(page)).toContainText("Cancelled");
  await expect(tape.bar("Vera Zanon")).toHaveCount(0);
});

test("a chart that is out of date moves nobody", async ({ page, context }) => {
  const tape = new Tape(page);
  const reference = await books(page, "Bice Alfieri", ONE, [on(9, 3), on(9, 6)]);
  await tape.open(window(9));
  const other = await context.newPage();
  await other.goto(`/stays/${reference}`);
  await other.getByLabel("Departure").fill(on(9, 9));
  await other.getByRole("button", { name: "Change dates" }).click();
  await expect(main(other)).toContainText("6 nights");
  await tape.gaps(tape.row(ONE)).first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("m");
  await expect(tape.said).toHaveText(/^The chart is out of date/);
});

test.describe("as a list", () => {
  test.use({ javaScriptEnabled: false });

  test("every stay, every gap and who waits for a room is a link away, without script", async ({ page }) => {
    const reference = await books(page, "Dora Conti", ONE, [on(10, 3), on(10, 6)]);
    await books(page, "Furio Gatti", "", [on(10, 3), on(10, 6)]);
    await page.goto(`/tape-chart?${window(10)}`);
    await page.getByRole("link", { name: "As a list" }).click();
    const waiting = page.getByRole("region", { name: "Without a room" });
    await expect(waiting.getByRole("link", { name: "Furio Gatti" })).toBeVisible();
    const line = page.getByRole("row").filter({ hasText: "Dora Conti" });
    await expect(line).toContainText("3 Oct");
    await line.getByRole("link", { name: "Dora Conti" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Stay ${reference}`);
    await expect(page.getByRole("button", { name: "Move", exact: true })).toBeVisible();
    await page.goBack();
    await page.getByRole("link", { name: "New stay" }).first().click();
    await expect(page.getByLabel("Room number")).toHaveValue(ONE);
  });

  test("the lane is shown alone, hidden, and shown again, in the address", async ({ page }) => {
    await books(page, "Ivo Lorenzi", "", [on(11, 3), on(11, 6)]);
    const tape = new Tape(page);
    await page.goto(`/tape-chart?${window(11)}`);
    await page.getByRole("link", { name: "Show them alone" }).click();
    await expect(page).toHaveURL(/lane=only/);
    await expect(tape.region).toHaveCount(0);
    await page.getByRole("link", { name: "Hide them" }).click();
    await expect(tape.lane).toHaveCount(0);
    await expect(tape.region).toBeVisible();
    await page.getByRole("link", { name: "Show them above the rooms" }).click();
    await expect(tape.lane.getByRole("link", { name: /^Ivo Lorenzi/ })).toHaveAttribute("href", /^\/stays\//);
  });
});

test.describe(() => {
  test.use({ role: "organiser" });

  test("an organiser sees no lane, and can neither drag nor pick up", async ({ page }) => {
    const tape = new Tape(page);
    await tape.open("from=2025-03-10&nights=14");
    await expect(tape.lane).toHaveCount(0);
    await expect(main(page)).not.toContainText("without a room");
    const bar = tape.bar("Occupied").first();
    const from = await tape.at(bar, 0.5);
    await tape.drag(from, { x: from.x, y: from.y + 60 });
    await expect(page).toHaveURL("/tape-chart?from=2025-03-10&nights=14");
    await bar.focus();
    await page.keyboard.press("m");
    await expect(tape.said).toHaveText("");
  });
});
