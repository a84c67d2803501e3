// Services of an event: catering with diets is ordered and guaranteed, stands on the sheet of its day, and is quoted;
// somebody else approves the quote, it is sent, the event changes, and the next version says how.

import { pageOf } from "../fixtures/event";
import { expect, test } from "../fixtures/test";

/** Each journey has an event of its own, for a quote goes on from the one before it. */
const EVENTS = { on: "27-009", off: "27-036" };

for (const javaScriptEnabled of [true, false]) {
  const EVENT = EVENTS[javaScriptEnabled ? "on" : "off"];
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled, role: "organiser" });

    test("catering is ordered, guaranteed, quoted above the limit, approved by another, and quoted again", async ({ page, browser, baseURL }) => {
      const director = await pageOf(browser, "management", baseURL!, javaScriptEnabled);
      await director.goto("/administration/quotes");
      await director.getByLabel("Highest total for one person").fill("100");
      await director.getByRole("button", { name: "Save" }).click();
      await expect(director.getByText("Saved.")).toBeVisible();

      await page.goto(`/events/${EVENT}`);
      await page.getByRole("link", { name: "Open services" }).click();
      await page.getByRole("link", { name: "New order" }).click();
      await page.getByLabel("What", { exact: true }).selectOption({ index: 0 });
      await page.getByLabel("Expected").fill("31");
      await page.getByLabel("halal").fill("7");
      await page.getByLabel("Allergies").fill("One person without sesame.");
      await page.getByRole("button", { name: "Order", exact: true }).click();
      await expect(page.getByText("Ordered.")).toBeVisible();
      const row = page.getByRole("row", { name: /7 halal/ }).last();
      await expect(row).toContainText("One person without sesame.");
      const item = row.getByRole("link");
      await item.click();
      await page.getByLabel("Guaranteed").fill("33");
      await page.getByRole("button", { name: "Guarantee this count" }).click();
      await expect(page.getByText("The count is noted.")).toBeVisible();
      const order = page.url();

      await page.goto(`/events/${EVENT}/quote`);
      await page.getByRole("button", { name: /^Make / }).click();
      await expect(page.getByText("somebody else than who made it has to approve it")).toBeVisible();
      await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
      const name = await page.getByRole("heading", { level: 2, name: /^Q-/ }).textContent();

      await director.goto(page.url());
      await expect(director.getByText("of the direct cost")).toBeVisible();
      await director.getByRole("button", { name: "Approve" }).click();
      await expect(director.getByText("Approved by")).toBeVisible();

      await page.goto(`/events/${EVENT}/quote`);
      await page.getByRole("button", { name: "Mark as sent" }).click();
      await page.goto(order);
      await page.getByText("Withdraw?").click();
      await page.getByRole("button", { name: "Withdraw the order" }).click();
      await expect(page.getByText("The order is withdrawn.")).toBeVisible();
      await page.goto(`/events/${EVENT}/quote`);
      await expect(page.getByText("What has changed of the event since")).toBeVisible();
      await page.getByRole("button", { name: "Make the next version" }).click();
      await expect(page.getByText(`Against ${name!.trim().split(" ")[0]}`)).toBeVisible();
      await director.context().close();
      await page.getByRole("link", { name: "For the client" }).click();
      await expect(page.getByRole("heading", { level: 1, name: /^Quote Q-/ })).toBeVisible();
    });
  });
}
