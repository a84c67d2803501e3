// One server with the demo campus for all journeys, one it sends mails through and one people may sign in at, two
// accounts with a password, and one session a role. Its address reaches the journeys as `baseURL`, see
// playwright.config.ts, the rest as fixtures/campus.ts says.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { download } from "./download.mjs";
import { CLERK, FORGETFUL, ROLES, foresteria } from "./fixtures/campus";
import { startMailServer } from "./mail-server.mjs";
import { startProvider } from "./provider.mjs";
import { startServer } from "./server.mjs";

export default async function setup() {
  const binary = process.env.FORESTERIA_BINARY;
  if (!binary) throw new Error("FORESTERIA_BINARY is not set; use `cargo xtask test --only e2e`");
  const [mails, provider] = [await startMailServer(), await startProvider()];
  const secrets = mkdtempSync(join(tmpdir(), "foresteria-secrets-"));
  const secret = join(secrets, "oidc");
  writeFileSync(secret, provider.secret);
  const further = [...mails.flags, ...provider.flags, "--oidc-client-secret-file", secret];
  const { origin, database, stop: stopServer } = await startServer(binary, { further });
  provider.knows(origin);
  const stop = async () => {
    await stopServer();
    await Promise.all([mails.stop(), provider.stop()]);
    rmSync(secrets, { recursive: true, force: true });
  };
  try {
    for (const { email, name, password } of [CLERK, FORGETFUL]) {
      const account = ["account", "add", "--email", email, "--name", name, "--role", "facilities"];
      foresteria({ binary, database }, account, password);
    }
    const sessions = Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await session(origin, role)])));
    process.env.FORESTERIA_TEST_ORIGIN = origin;
    process.env.FORESTERIA_TEST_MAIL = mails.folder;
    process.env.FORESTERIA_TEST_CAMPUS = JSON.stringify({ binary, database, sessions });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** What the role button gives: the session's cookie, name and value. */
async function session(origin: string, role: string) {
  const { status, cookie } = await download(new URL("/sign-in/demo", origin), { body: `role=${role}&back=/` });
  if (!cookie) throw new Error(`the sign-in as ${role} answers ${status} and sets no cookie`);
  return cookie.split("=");
}
