// Programs: a token is made, lets in, and lets nobody in any more; the reference can be read without an account.

import { expect, test } from "../fixtures/test";

for (const script of [true, false]) {
  test.describe(script ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled: script, role: "facilities" });

    test("a token is made, used and revoked", async ({ page, request }) => {
      const name = `Door signs ${script ? "with" : "without"} script`;
      await page.goto("/account");
      await page.getByRole("main").getByRole("link", { name: "API tokens" }).click();
      await page.getByLabel("What it is for").fill(name);
      await page.getByLabel("Read rooms, spaces and what is free").check();
      await page.getByRole("button", { name: "Make a token" }).click();
      const made = page.getByRole("main");
      await expect(made).toContainText("Copy it now: it is not shown again.");
      const [token] = (await made.innerText()).match(/fst_[\w-]+/)!;

      const asks = (path: string) => request.get(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
      expect((await asks("/rooms?limit=1")).status()).toBe(200);
      const refused = await asks("/stays");
      expect(refused.status()).toBe(403);
      expect(refused.headers()["content-type"]).toContain("application/problem+json");

      await page.goto("/account/tokens");
      await expect(page.getByRole("main")).not.toContainText(token);
      await page.getByRole("button", { name: `Revoke ${name}` }).click();
      await expect(page.getByRole("main")).toContainText("it lets nobody in any more");
      expect((await asks("/rooms?limit=1")).status()).toBe(401);
    });
  });
}

test("a token without a purpose or a scope is refused field by field, and what was ticked stays", async ({ page }) => {
  await page.goto("/account/tokens");
  await page.getByRole("button", { name: "Make a token" }).click();
  const told = page.getByRole("alert");
  await expect(told).toContainText("Say in up to 80 characters what it is for.");
  await expect(told).toContainText("Tick at least one thing it may do.");
  await page.getByLabel("Read room-nights").check();
  await page.getByRole("button", { name: "Make a token" }).click();
  await expect(page.getByLabel("Read room-nights")).toBeChecked();
  await expect(page.getByRole("alert")).not.toContainText("Tick at least one thing");
});

test.describe(() => {
  test.use({ role: null });

  test("whoever writes a program reads the reference without an account, and finds every request in it", async ({ page, request }) => {
    await page.goto("/api");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("API for programs");
    const document = await (await request.get("/api/v1/openapi.json")).json();
    const main = await page.getByRole("main").innerText();
    for (const [path, item] of Object.entries<object>(document.paths)) {
      for (const method of Object.keys(item)) expect(main).toContain(`${method.toUpperCase()} ${path}`);
    }
    expect(main).not.toContain("`");
  });
});
