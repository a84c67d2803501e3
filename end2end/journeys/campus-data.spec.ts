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
      await expect(page.getByRole("status")).toContainText("It is added.");

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

for (const script of [true, false]) {
  const how = script ? "with script" : "without script";

  test.describe(() => {
    test.use({ role: "administrator", javaScriptEnabled: script });

    test(`a pavilion with a type, two rooms and a divisible hall is described from nothing, ${how}`, async ({ page }) => {
      const code = script ? "NW1" : "NW2";
      const name = `New house ${code}`;
      const added = () => expect(page.getByRole("status")).toContainText("It is added.");
      const add = async () => {
        await page.getByRole("button", { name: "Add", exact: true }).click();
        await added();
      };
      await page.goto("/administration/campus");
      await page.getByRole("link", { name: "Add a room type" }).click();
      await page.getByLabel("Code").fill(`studio-${code}`);
      await page.getByLabel("Name", { exact: true }).fill(`Studio ${code}`);
      await page.getByLabel("Beds").fill("2");
      await add();

      await page.getByRole("link", { name: "Add a pavilion" }).click();
      await page.getByLabel("Code").fill("AM3");
      await page.getByLabel("Name", { exact: true }).fill(name);
      await page.getByLabel("Part of the campus").selectOption("Oceania");
      await page.getByLabel("Source").fill("Floor plan");
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await expect(page.getByLabel("Code")).toHaveAccessibleDescription(/taken already/);
      await page.getByLabel("Code").fill(code);
      await add();
      await page.getByLabel("Floor 1", { exact: true }).check();
      await page.getByRole("button", { name: "Add floors" }).click();
      await added();

      for (const number of ["101", "102"]) {
        await page.getByRole("link", { name: "Add a room", exact: true }).click();
        await page.getByLabel("Room number").fill(number);
        await page.getByLabel("Floor").selectOption("Floor 1");
        await page.getByLabel("Room type").selectOption(`Studio ${code}`);
        // Far away, so that what others count stays as it is.
        await page.getByLabel("First night in stock").fill("2039-01-01");
        await page.getByRole("button", { name: "Save" }).click();
        await added();
      }

      for (const part of ["L", "R", "H"]) {
        await page.getByRole("link", { name: "Add a space" }).click();
        await page.getByLabel("Code").fill(`${code}-${part}`);
        await page.getByLabel("Name", { exact: true }).fill(`Hall ${part}`);
        await page.getByLabel("Source").fill("Floor plan");
        await page.getByLabel("Theatre").fill(part === "H" ? "80" : "40");
        if (part === "H") {
          await page.getByLabel(/^These parts joined/).check();
          for (const joined of ["L", "R"]) await page.getByLabel(`Hall ${joined} (${code}-${joined})`).check();
        }
        await add();
      }

      await page.goto("/campus");
      const pavilion = page.getByRole("article", { name });
      await expect(pavilion.getByRole("link", { name: `${code}-101` })).toBeVisible();
      await expect(pavilion.getByRole("link", { name: `${code}-102` })).toBeVisible();
      await expect(pavilion.getByRole("row", { name: /^Hall H/ })).toContainText(`Joins ${code}-L, ${code}-R`);

      await page.goto(`/administration/campus/pavilions/${code}`);
      await page.getByRole("link", { name: "Several rooms at once" }).click();
      await page.getByRole("link", { name: "All" }).click();
      await page.getByLabel("First night out of stock").fill("2040-01-01");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("status")).toContainText("The change is saved.");
      await expect(page.getByRole("row", { name: new RegExp(`^${code}-10[12]`) }).filter({ hasText: "1 Jan 2040" })).toHaveCount(2);
    });
  });
}

test.describe(() => {
  test.use({ role: "administrator" });

  test("what was typed while somebody else saved is still there, and saved with a second press", async ({ page, context }) => {
    const path = "/administration/campus/equipment/headset";
    await page.goto(path);
    const other = await context.newPage();
    await other.goto(path);
    await other.getByLabel("Pieces there are").fill("380");
    await other.getByRole("button", { name: "Save" }).click();
    await expect(other.getByRole("status")).toContainText("The change is saved.");
    await page.getByLabel("Pieces there are").fill("390");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("alert")).toContainText("Pieces there are: 380");
    await expect(page.getByLabel("Pieces there are")).toHaveValue("390");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status")).toContainText("The change is saved.");
    await expect(page.getByLabel("Pieces there are")).toHaveValue("390");
  });

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
