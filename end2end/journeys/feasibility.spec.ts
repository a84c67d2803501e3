// From the question of an organiser to days, halls and beds that are held: with and without JavaScript.

import { expect, test } from "../fixtures/test";

test.use({ role: "organiser" });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("dates are found, an event is taken down on one of them, and all it needs is planned at once", async ({ page }) => {
      await page.goto("/events");
      await page.getByRole("link", { name: "Find dates" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("When does it fit?");
      await page.getByLabel("Not before").fill("2027-06-01");
      await page.getByLabel("Over by").fill("2027-07-15");
      await page.getByLabel("Begins on").selectOption({ value: "Mon" });
      const plenary = page.getByRole("group", { name: "Halls, line 1" });
      await plenary.getByLabel("What for").fill("Plenary");
      await plenary.getByLabel("People in each").fill("120");
      await plenary.getByLabel("Languages").fill("EN FR ES AR");
      const groups = page.getByRole("group", { name: "Halls, line 2" });
      await groups.getByLabel("What for").fill("Working group");
      await groups.getByLabel("Rooms").fill("4");
      await groups.getByLabel("People in each").fill("30");
      await groups.getByLabel("Set-up style").selectOption({ label: "Cabaret" });
      await page.getByLabel("People, any type of room").fill("90");
      await page.getByLabel("First night").selectOption({ value: "Sun" });
      await page.getByRole("button", { name: "Find dates" }).click();
      await expect(page.getByRole("heading", { name: /^\d+ dates? works?$/ })).toBeVisible();
      await expect(page.getByRole("row", { name: /^Working group 4/ }).first()).toBeVisible();

      await page.getByRole("link", { name: "New event on these days" }).first().click();
      await page.getByLabel("Title", { exact: true }).fill(`Forum ${javaScriptEnabled ? "one" : "two"}`);
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Dates for 27-/);
      await page.getByRole("button", { name: "Plan this" }).first().click();
      await expect(page.getByText("Days, halls and beds are planned.")).toBeVisible();
      await expect(page.getByRole("link", { name: "Working group 4" }).first()).toBeVisible();
    });

    test("a signed language and step-free halls are asked for, and stand with what is planned", async ({ page }) => {
      await page.goto("/feasibility");
      await page.getByLabel("Not before").fill("2027-07-20");
      await page.getByLabel("Over by").fill("2027-08-20");
      const plenary = page.getByRole("group", { name: "Halls, line 1" });
      await plenary.getByLabel("What for").fill("Signed plenary");
      await plenary.getByLabel("People in each").fill("40");
      await plenary.getByLabel("Languages").fill("EN FR");
      await page.getByLabel("Sign language (no booth)").selectOption({ label: "International Sign" });
      await page.getByLabel("Halls step-free").check();
      await page.getByRole("button", { name: "Find dates" }).click();
      await expect(page.getByRole("heading", { name: /^\d+ dates? works?$/ })).toBeVisible();
      // What was asked stays in the form, and in the address.
      await expect(page.getByLabel("Sign language (no booth)")).toHaveValue("ils");
      await expect(page.getByLabel("Halls step-free")).toBeChecked();
      await expect(page).toHaveURL(/[?&]step_free=/);

      await page.getByRole("link", { name: "New event on these days" }).first().click();
      await page.getByLabel("Title", { exact: true }).fill(`Signed ${javaScriptEnabled ? "one" : "two"}`);
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("button", { name: "Plan this" }).first().click();
      await expect(page.getByText("Days, halls and beds are planned.")).toBeVisible();
      await page.getByRole("link", { name: "Signed plenary" }).first().click();
      await expect(page.locator("textarea[name=note]")).toHaveValue(/Halls step-free/);
      await page.goBack();
      await page.getByRole("link", { name: /EN.*ILS/ }).first().click();
      await expect(page.getByText("International Sign").first()).toBeVisible();
    });
  });
}
