// Getting in, and out again.

import { CLERK, FORGETFUL } from "../fixtures/campus";
import { Frame } from "../fixtures/frame";
import { SignIn } from "../fixtures/sign-in";
import { expect, test } from "../fixtures/test";

test.use({ role: null });

for (const [role, first] of [
  ["auditor", /^Tape chart/],
  ["management", /^Outlook/],
  ["organiser", /^My events/],
] as const) {
  test(`the button of ${role} leads to the page made for that job`, async ({ page }) => {
    const signIn = new SignIn(page);
    await signIn.open();
    await signIn.asRole(role);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(first);
  });
}

test("address and password let their owner in, by keyboard alone", async ({ page }) => {
  const signIn = new SignIn(page);
  await page.goto("/campus");
  await signIn.email.focus();
  await page.keyboard.type(CLERK.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(CLERK.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rooms and spaces");
  await expect(page.getByRole("banner")).toContainText(CLERK.name);
});

test("a wrong password is told beside the field, and the address is kept", async ({ page }) => {
  const signIn = new SignIn(page);
  await signIn.open();
  await signIn.as({ email: FORGETFUL.email, password: "not the password" });
  const message = /do not match an account/;
  await expect(page.getByRole("alert")).toContainText(message);
  await expect(signIn.password).toHaveAccessibleDescription(message);
  await expect(signIn.password).toHaveAttribute("aria-invalid", "true");
  await expect(signIn.password).toBeEmpty();
  await expect(signIn.email).toHaveValue(FORGETFUL.email);
});

test("an unknown address is refused in the same words as a wrong password", async ({ page }) => {
  const signIn = new SignIn(page);
  await signIn.open();
  await signIn.as({ email: "nobody@example.org", password: CLERK.password });
  await expect(page.getByRole("alert")).toContainText("This e-mail and password do not match an account.");
});

test("each field left empty is named, and the message leads to it", async ({ page }) => {
  const signIn = new SignIn(page);
  await signIn.open();
  await signIn.submit();
  await expect(signIn.email).toHaveAccessibleDescription("Enter your e-mail address.");
  await expect(signIn.password).toHaveAccessibleDescription("Enter your password.");
  await page.getByRole("alert").getByRole("link", { name: "Enter your password." }).click();
  await expect(signIn.password).toBeFocused();
});

test("an address without a password is kept while the password is asked for", async ({ page }) => {
  const signIn = new SignIn(page);
  await signIn.open();
  await signIn.as({ email: CLERK.email, password: "" });
  await expect(signIn.email).toHaveValue(CLERK.email);
  await expect(signIn.email).toHaveAccessibleDescription("");
  await expect(signIn.password).toHaveAccessibleDescription("Enter your password.");
});

test("a page asked for before signing in comes after it, with all it was asked for", async ({ page }) => {
  await page.goto("/tape-chart?nights=14&pavilion=AS3");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await new SignIn(page).asRole("facilities");
  await expect(page).toHaveURL("/tape-chart?nights=14&pavilion=AS3");
  await expect(page.getByLabel("Pavilion")).toHaveValue("AS3");
});

test("a page asked for is still remembered after a wrong password", async ({ page }) => {
  await page.goto("/campus");
  const signIn = new SignIn(page);
  await signIn.as({ email: FORGETFUL.email, password: "not the password" });
  await expect(page.getByRole("alert")).toBeVisible();
  await signIn.as(FORGETFUL);
  await expect(page).toHaveURL("/campus");
});

for (const elsewhere of ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example/"]) {
  test(`a way back that leads to ${elsewhere} is not taken`, async ({ page, baseURL }) => {
    const signIn = new SignIn(page);
    await signIn.open(elsewhere);
    await signIn.asRole("management");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Outlook/);
    expect(new URL(page.url()).origin).toBe(baseURL);
  });
}

test("after signing out no page opens without signing in again", async ({ page }) => {
  const signIn = new SignIn(page);
  await signIn.open();
  await signIn.asRole("facilities");
  await new Frame(page).signOut();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await page.goto("/campus");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
});

test("whoever has signed in is not asked again", async ({ page }) => {
  const signIn = new SignIn(page);
  await signIn.open();
  await signIn.asRole("facilities");
  await signIn.open("/campus");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rooms and spaces");
});
