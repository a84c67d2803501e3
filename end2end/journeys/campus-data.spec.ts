// An administrator keeps the campus: a room is added, changed, and taken out of stock.

import { expect, test } from "../fixtures/test";

// Each adds a room of its own, and the figures of one pavilion are counted.
test.describe.configure({ mode: "serial" });

for (const script of [true, false]) {
  const how = script ? "with script" : "without script";

  test.describe(() => {
    test.use({ role: "administrator", javaScriptEnabled: script });

    test(`a room is added, shows on its page, and leaves the stock, ${how}`, async ({ page }) => {
      const number = script ? "901" : "902";
      await page.goto("/administration");
      await page.getByRole("link", { name: "Campus data" }).click();
      const americas = page.getByRole("row", { name: /^Americas 3/ });
      const before = Number(await americas.getByRole("cell").nth(1).textContent());
      await americas.getByRole("link").click();
      await page.getByRole("link", { name: "Add a room" }).click();
      await page.getByLabel("Room number").fill(`${number}!`);
      await page.getByLabel("Floor").selectOption("Floor 9");
      await page.getByLabel("Room type").selectOption("Double room");
      await page.getByRole("button", { name: "Save" }).click();
      const typed = page.getByLabel("Room number");
      await expect(typed).toHaveAccessibleDescription(/Use letters from A to Z, digits and hyphens/);
      await expect(typed).toHaveValue(`${number}!`);
      await typed.fill(number);
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("status")).toContainText("The room is added.");

      await page.getByRole("link", { name: `AM3-${number}` }).click();
      await page.getByLabel("Reached and used without a step").check();
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("status")).toContainText("The change is saved.");
      await page.getByRole("link", { name: "Stays and closures" }).click();
      await expect(page.getByRole("main")).toContainText("Americas 3, Floor 9");
      await expect(page.getByRole("main")).toContainText("No stay holds this room.");

      await page.goto("/administration/campus");
      await expect(americas.getByRole("cell").nth(1)).toHaveText(String(before + 1));
      await page.goto(`/administration/campus/rooms/AM3-${number}`);
      await page.getByLabel("First night in stock").fill("2035-01-01");
      await page.getByLabel("First night out of stock").fill("2035-02-01");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("status")).toContainText("The change is saved.");
      await page.goto("/administration/campus");
      await expect(americas.getByRole("cell").nth(1)).toHaveText(String(before));
    });

    test(`a room with guests stays in stock, and the page names them, ${how}`, async ({ page }) => {
      await page.goto("/rooms/AS1-001");
      await page.getByRole("link", { name: "Change", exact: true }).click();
      await page.getByLabel("First night out of stock").fill("2012-02-01");
      await page.getByRole("button", { name: "Save" }).click();
      const told = page.getByRole("alert");
      await expect(told).toContainText("Nothing was changed");
      await expect(told.getByRole("listitem")).toHaveCount(11);
      await expect(told.getByRole("listitem").last()).toContainText(/^and \d+ more$/);
      await expect(page.getByLabel("First night out of stock")).toHaveValue("2012-02-01");
      await told.getByRole("link").first().click();
      await expect(page).toHaveURL(/\/stays\//);
    });
  });
}

test.describe(() => {
  test.use({ role: "administrator" });

  test("a hall's seats are changed, and the page of rooms and spaces shows them", async ({ page }) => {
    await page.goto("/administration/campus/pavilions/AF9");
    await page.getByRole("table", { name: /Function spaces/ }).getByRole("link").first().click();
    await page.getByLabel("Boardroom").fill("none");
    await page.getByRole("button", { name: "Save" }).click();
    const seats = page.getByLabel("Boardroom");
    await expect(seats).toHaveAccessibleDescription(/Enter a whole number from 1 to 2,000/);
    await seats.fill("17");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status")).toContainText("The change is saved.");
    await page.goto("/campus");
    await expect(page.getByRole("table", { name: /Function spaces of Africa 9/ })).toContainText("17");
  });
});
