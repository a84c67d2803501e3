// Will the year reach its room-nights? The page, its pictures, its tables and the command line must say the same.

import { THIS_YEAR as YEAR, nights } from "../fixtures/campus";
import { bars, lines } from "../fixtures/chart";
import { Nights } from "../fixtures/nights";
import { cells, figure } from "../fixtures/table";
import { expect, test } from "../fixtures/test";

test.use({ role: "management" });

/** One decimal, half up, as the page rounds. */
const share = (part: number, base: number) => Math.floor((part * 2000 + base) / (base * 2)) / 10;

for (const year of [YEAR - 1, YEAR]) {
  test(`the table of ${year === YEAR ? "this year" : "last year"} says what the command line says`, async ({ page }) => {
    const shown = new Nights(page);
    // Other journeys book meanwhile: somebody may do so between the two.
    await expect(async () => {
      await shown.open(year);
      const months = (await shown.months()).slice(0, 12);
      const known = nights(`${year}-01-01`, `${year + 1}-01-01`);
      expect(months.map(({ actual, books, guests, stock, open }) => ({ actual, books, guests, stock, open }))).toEqual(
        known.map((row) => ({
          actual: row.room_nights,
          books: row.on_the_books,
          guests: row.guest_nights + row.guest_nights_on_the_books,
          stock: row.stock_nights,
          open: row.open_nights,
        })),
      );
    }).toPass({ timeout: 20_000 });
  });
}

test("the months add up to the year, and each share is of the base it names", async ({ page }) => {
  const shown = new Nights(page);
  await shown.open(YEAR);
  const rows = await shown.months();
  expect(rows).toHaveLength(13);
  const year = rows[12];
  let sum = 0;
  for (const row of rows.slice(0, 12)) {
    sum += row.total;
    expect(row.total, row.name).toBe(row.actual + row.books);
    expect(row.sum, row.name).toBe(sum);
  }
  for (const row of rows) {
    expect(row.ofStock, row.name).toBe(share(row.total, row.stock));
    expect(row.ofOpen, row.name).toBe(share(row.total, row.open));
  }
  for (const key of ["actual", "books", "total", "guests", "stock", "open"] as const) {
    expect(year[key], key).toBe(rows.slice(0, 12).reduce((sum, row) => sum + row[key], 0));
  }
});

test("the headline is the table's last line, on both bases of occupancy", async ({ page }) => {
  const shown = new Nights(page);
  await shown.open(YEAR);
  const year = (await shown.months())[12];
  await expect(page.getByRole("heading", { name: `${YEAR} stands at` })).toBeVisible();
  const figures = async (label: string) => figure(await shown.headline(label).first().innerText());
  expect(await figures("Room-nights")).toBe(year.total);
  expect(await figures("Guest-nights")).toBe(year.guests);
  expect(await figures("Occupancy of original stock")).toBe(year.ofStock);
  expect(await figures("Occupancy of stock left after closures")).toBe(year.ofOpen);
  const [total, stock, open] = [year.total, year.stock, year.open].map((number) => number.toLocaleString("en"));
  await expect(shown.headline("Occupancy of original stock").last()).toHaveText(`${total} of ${stock}`);
  await expect(shown.headline("Occupancy of stock left after closures").last()).toHaveText(`${total} of ${open}`);
});

test("the bars of the year are as high as the table says", async ({ page }) => {
  const shown = new Nights(page);
  await shown.open(YEAR);
  const months = (await shown.months()).slice(0, 12);
  const drawn = await bars(shown.picture(/^Room-nights by month/));
  expect(drawn).toHaveLength(12);
  for (const [index, { name, actual, books }] of months.entries()) {
    const { tip, parts } = drawn[index];
    expect(tip).toBe(`${name}\nActual: ${actual.toLocaleString("en")}\nOn the books: ${books.toLocaleString("en")}`);
    const told = [actual, books].filter((value) => value > 0);
    expect(parts, name).toHaveLength(told.length);
    for (const [part, value] of told.entries()) near(parts[part], value, 10, name);
  }
});

test("the lines towards the target pass through the sums of the table", async ({ page }) => {
  const shown = new Nights(page);
  await shown.open(YEAR);
  const sums = (await shown.months()).slice(0, 12).map(({ sum }) => sum);
  const [booked, actual] = await lines(shown.picture(/added up month by month/));
  for (const [month, value] of actual.entries()) near(value, sums[month], 100, `month ${month + 1}`);
  const joint = sums.length - booked.length;
  for (const [index, value] of booked.entries()) near(value, sums[joint + index], 100, `month ${joint + index + 1}`);
  expect(joint).toBeLessThanOrEqual(actual.length);
});

test("the target of the year and that of the biennium stand with their status and their source", async ({ page }) => {
  const shown = new Nights(page);
  await shown.open(2025);
  const total = (await shown.months())[12].total;
  const rows = await cells(shown.table(/^Targets that apply to 2025/));
  const [year, biennium] = ["Target 2025", "Target 2024–2025"].map((name) => rows.find(([first]) => first.startsWith(name))!);
  expect(year.slice(1, 3).map(figure)).toEqual([25_000, total]);
  expect(figure(year[3])).toBe(share(total, 25_000));
  const both = nights("2024-01-01", "2026-01-01").reduce((sum, row) => sum + row.room_nights + row.on_the_books, 0);
  expect(figure(biennium[1])).toBe(25_000);
  near(figure(biennium[2]), both / 2, 1, "average of the biennium");
  for (const row of [year, biennium]) {
    expect(row[6]).toContain("From the Programme and Budget");
    expect(row[7]).toContain("Programme and Budget 2024-25");
  }
});

test("a target that nobody has set is called assumed", async ({ page }) => {
  const shown = new Nights(page);
  await shown.open(2026);
  const rows = await cells(shown.table(/^Targets that apply to 2026/));
  expect(rows.map((row) => row[6])).toEqual([expect.stringContaining("Assumed"), expect.stringContaining("Assumed")]);
});

test("a year without a target says so, and still shows its figures", async ({ page }) => {
  const shown = new Nights(page);
  await shown.open(2022);
  await expect(page.getByRole("main")).toContainText("No target is set for this year.");
  expect((await shown.months())[12].total).toBeGreaterThan(20_000);
});

test("a year with no nights says what to do instead of showing empty pictures", async ({ page }) => {
  await page.goto("/room-nights?year=1990");
  await expect(page.getByRole("main")).toContainText("No nights are recorded for 1990 yet.");
  await expect(page.getByRole("img", { name: /by month/ })).toHaveCount(0);
});

test("the segments add up to the year, and one of them alone shows its part", async ({ page }) => {
  const shown = new Nights(page);
  await shown.open(YEAR - 1);
  const total = (await shown.months())[12].total;
  const segments = await cells(shown.table(/by segment/));
  expect(segments.reduce((sum, row) => sum + figure(row[3]), 0)).toBe(total);
  const [name, , , alone] = segments[0];
  await shown.table(/by segment/).getByRole("link", { name }).click();
  await expect(page.getByRole("main")).toContainText(`Only ${name}.`);
  const rows = await cells(shown.table(/by month/));
  expect(figure(rows[12][3])).toBe(figure(alone));
});

test("another year laid beside it has a column of its own, with that year's figures", async ({ page }) => {
  const shown = new Nights(page);
  await shown.open(YEAR - 2);
  const other = (await shown.months()).map(({ total }) => total);
  await shown.open(YEAR - 1);
  await shown.show({ compare: YEAR - 2 });
  await expect(shown.table(/by month/).getByRole("columnheader", { name: String(YEAR - 2) })).toBeVisible();
  const rows = await cells(shown.table(/by month/));
  expect(rows.map((row) => figure(row[4]))).toEqual(other);
});

function near(drawn: number, told: number, tolerance: number, what: string) {
  expect(Math.abs(drawn - told), `${what}: drawn ${drawn}, told ${told}`).toBeLessThanOrEqual(tolerance);
}
