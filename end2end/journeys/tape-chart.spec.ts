// Where is a room free? The chart, and the arrow keys over it.

import { EVENT, ROOM } from "../fixtures/screens";
import { expect, test } from "../fixtures/test";
import { Tape, type Run } from "../fixtures/tape";

/** Some nights of a busy spring, the same whenever the demonstration is made. */
const SPRING = "from=2025-03-10";

for (const nights of [7, 14, 31, 90]) {
  test(`a window of ${nights} nights draws ${nights} nights for every room`, async ({ page }) => {
    const tape = new Tape(page);
    await page.goto("/tape-chart?pavilion=AS3");
    await page.getByLabel("Nights").selectOption(`${nights} nights`);
    await page.getByRole("button", { name: "Show" }).click();
    await expect.poll(() => tape.drawn()).toBe(nights);
    const rows = await tape.rows();
    expect(rows).toHaveLength(16);
    for (const { room, runs } of rows) {
      expect(runs.reduce((sum, run) => sum + run.nights, 0), room).toBe(nights);
    }
  });
}

test("a bar is one element, a gap is one link, and no two gaps touch", async ({ page }) => {
  const tape = new Tape(page);
  await page.goto(`/tape-chart?${SPRING}&nights=31`);
  const rows = await tape.rows();
  expect(rows.length).toBeGreaterThanOrEqual(200);
  for (const { room, runs } of rows) {
    for (const [index, run] of runs.entries()) {
      const gap = run.href !== null;
      expect(run.elements, `${room}, ${run.text}`).toBe(gap ? 2 : 1);
      expect(gap && runs[index + 1]?.href != null, `${room}, ${run.text}`).toBe(false);
      if (gap) expect(run.text).toBe(`${run.nights} free`);
      if (gap) expect(run.href).toContain(`/rooms/${room}?from=`);
    }
  }
});

test("the chart of a room says what the page of the room says", async ({ page }) => {
  const tape = new Tape(page);
  await page.goto(`/tape-chart?${SPRING}&nights=31`);
  const mixed = (runs: Run[]) => runs.some(({ href }) => href) && runs.some(({ href }) => !href);
  const { room, runs } = (await tape.rows()).find(({ runs }) => mixed(runs))!;
  const [bar, gap] = [runs.find(({ href }) => !href)!, runs.find(({ href }) => href)!];
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: room, exact: true }) });
  await row.getByRole("link", { name: gap.text }).first().click();
  await expect(page).toHaveURL(gap.href!);
  await expect(page.getByRole("main").getByText("Free", { exact: true })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(bar.text);
});

test("arrow keys walk over the border of a pavilion and back", async ({ page }) => {
  const tape = new Tape(page);
  await tape.open(`${SPRING}&nights=31&type=single`);
  const pavilions = tape.withGaps(tape.pavilions);
  const above = tape.withGaps(pavilions.nth(0).getByRole("row")).last();
  await tape.gaps(above).last().focus();
  const rows = pavilions.nth(0).locator("tbody tr");
  for (let row = await rows.count(); row > 0; row -= 1) await page.keyboard.press("ArrowDown");
  await expect(pavilions.nth(0).locator(":focus")).toHaveCount(0);
  await tape.expectFocusOn(tape.stops().and(page.locator(":focus")));
  for (let row = await rows.count(); row > 0; row -= 1) await page.keyboard.press("ArrowUp");
  await tape.expectFocusOn(tape.stops(pavilions.nth(0)).and(page.locator(":focus")));
});

test("arrow keys walk along a room over gaps and bars, and Home and End lead to its ends", async ({ page }) => {
  const tape = new Tape(page);
  await tape.open(`${SPRING}&nights=31`);
  const mixed = (runs: Run[]) => runs.some(({ href }) => href) && runs.some(({ href, text }) => !href && text !== "Not in stock");
  const room = (await tape.rows()).find(({ runs }) => mixed(runs))!.room;
  const stops = tape.stops(tape.row(room));
  await tape.gaps(tape.row(room)).first().focus();
  await page.keyboard.press("Home");
  await tape.expectFocusOn(stops.first());
  await page.keyboard.press("ArrowRight");
  await tape.expectFocusOn(stops.nth(1));
  await page.keyboard.press("ArrowLeft");
  await tape.expectFocusOn(stops.first());
  await page.keyboard.press("ArrowLeft");
  await tape.expectFocusOn(stops.first());
  await page.keyboard.press("End");
  await tape.expectFocusOn(stops.last());
});

test("Control with End and Home leads to the ends of the chart", async ({ page }) => {
  const tape = new Tape(page);
  await tape.open(`${SPRING}&nights=14&type=single`);
  await tape.gaps().first().focus();
  await page.keyboard.press("Control+End");
  await tape.expectFocusOn(tape.stops().last());
  await page.keyboard.press("Control+Home");
  await tape.expectFocusOn(tape.stops().first());
});

test("Enter on a gap opens its room at the first free night", async ({ page }) => {
  const tape = new Tape(page);
  await tape.open(`${SPRING}&nights=14`);
  await tape.gaps().nth(1).focus();
  const href = await page.locator("a:focus").getAttribute("href");
  const room = /rooms\/(.+)\?from=/.exec(href!)![1];
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(href!);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Room ${room}`);
});

test("the cell that has the focus is outlined, and clear of the head and the room's name", async ({ page }) => {
  const tape = new Tape(page);
  await tape.open(`${SPRING}&nights=31`);
  await tape.gaps().first().focus();
  for (let step = 0; step < 30; step += 1) await page.keyboard.press("ArrowDown");
  for (let step = 0; step < 30; step += 1) await page.keyboard.press("ArrowUp");
  const gap = tape.stops().and(page.locator(":focus"));
  await expect(gap).toHaveCSS("outline-style", "solid");
  const uppermost = await gap.evaluate((link) => {
    const box = link.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + Math.min(box.width, 20) / 2, box.top + box.height / 2);
    return link === hit || link.contains(hit);
  });
  expect(uppermost, "nothing lies over the gap").toBe(true);
});

test("Tab leaves the gaps in one step, and comes back to the one last looked at", async ({ page }) => {
  const tape = new Tape(page);
  await tape.open(`${SPRING}&nights=14`);
  const stops = tape.region.locator("td[tabindex='0'], td a[tabindex='0']");
  await expect(stops).toHaveCount(1);
  const gap = tape.gaps().nth(3);
  await gap.focus();
  await expect(stops).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(tape.gaps().and(page.locator(":focus"))).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await tape.expectFocusOn(gap);
});

test("Earlier, Today and Later move the window and keep the rooms chosen", async ({ page }) => {
  await page.goto("/tape-chart?from=2025-03-10&nights=14&pavilion=AS3");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tape chart, 10 Mar – 23 Mar 2025");
  await page.getByRole("link", { name: "Later" }).click();
  await expect(page.getByLabel("From")).toHaveValue("2025-03-17");
  await page.getByRole("link", { name: "Earlier" }).click();
  await expect(page.getByLabel("From")).toHaveValue("2025-03-10");
  await page.getByRole("main").getByRole("link", { name: "Today" }).click();
  await expect(page.getByLabel("Pavilion")).toHaveValue("AS3");
  await expect(page.getByLabel("Nights")).toHaveValue("14");
});

test("a choice that leaves no room says so, and leads back to all of them", async ({ page }) => {
  await page.goto("/tape-chart?nights=14&pavilion=NONE");
  await expect(page.getByRole("main")).toContainText("No room matches.");
  await page.getByRole("link", { name: "Show all rooms" }).click();
  await expect(page.getByRole("region", { name: "Tape chart" })).toBeVisible();
});

test("the desk sees who is in a room", async ({ page }) => {
  const tape = new Tape(page);
  await page.goto(`/tape-chart?${SPRING}&nights=31`);
  const names = bars(await tape.rows());
  expect(new Set(names).size).toBeGreaterThan(50);
  expect(names).not.toContain("Occupied");
});

test.describe(() => {
  test.use({ role: "management" });

  test("whoever may not read stays sees that a room is occupied, and never by whom", async ({ page }) => {
    const tape = new Tape(page);
    await page.goto(`/tape-chart?${SPRING}&nights=31`);
    const names = bars(await tape.rows());
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => name !== "Occupied" && !/^(Held|Out of order|Renovation|Not in stock)/.test(name))).toEqual([]);
  });

  test("nor do they find a name or a reference on the page of a room", async ({ page }) => {
    const tape = new Tape(page);
    await page.goto(`/tape-chart?${SPRING}&nights=31`);
    const { room } = (await tape.rows()).find(({ runs }) => runs.some((run) => run.text === "Occupied"))!;
    await page.goto(`/rooms/${room}?${SPRING}`);
    const stays = page.getByRole("table", { name: `Stays in room ${room}` });
    for (const row of await stays.getByRole("row").all()) {
      const cells = await row.getByRole("cell").allInnerTexts();
      expect(cells.slice(2).join("").trim()).toBe("");
    }
  });
});

test.describe(() => {
  test.use({ role: "organiser" });

  test("an organiser reads the names of their own guests, and of others that a room is occupied", async ({ page }) => {
    const tape = new Tape(page);
    await page.goto("/tape-chart?from=2026-12-01&nights=7");
    const names = bars(await tape.rows());
    expect(names).toContain("Occupied");
    await page.goto(`/events/${EVENT}`);
    const guests = await page.getByRole("table", { name: `Stays of event ${EVENT}` }).innerText();
    expect(names.filter((name) => name && guests.includes(name)).length).toBeGreaterThan(10);
  });

  test("an organiser finds no history on the page of a room", async ({ page }) => {
    await page.goto(`/rooms/${ROOM}`);
    await expect(page.getByRole("heading", { name: "Stays" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "History" })).toHaveCount(0);
  });
});

/** What stands on the bars. */
function bars(rows: Awaited<ReturnType<Tape["rows"]>>): string[] {
  return rows.flatMap(({ runs }) => runs.filter((run) => run.href === null).map((run) => run.text));
}
