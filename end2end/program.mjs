// How a program gets into the demonstration: a token made by its administrator.

import { download } from "./download.mjs";

/** No limit to how often a program asks: where the machine is to be the limit. */
export const UNLIMITED = ["--api-rate", "1000000", "--api-burst", "1000000"];

const SCOPES = ["read_campus", "read_figures", "read_stays", "write_stays"];

/** The session cookie of the administrator. */
export async function signIn(origin) {
  const { status, cookie } = await download(new URL("/sign-in/demo", origin), { body: "role=administrator&back=/" });
  if (!cookie) throw new Error(`the sign-in answers ${status} and sets no cookie`);
  return cookie;
}

/** A token with every scope there is for programs. */
export async function makeToken(origin, cookie) {
  const body = `name=load&days=30&${SCOPES.map((scope) => `${scope}=yes`).join("&")}`;
  const { text } = await download(new URL("/account/tokens", origin), { cookie, body });
  const [token] = text.match(/fst_[\w-]+/) ?? [];
  if (!token) throw new Error("no token is shown");
  return token;
}
