// Asks a demonstration server everything its OpenAPI document allows, and much that it does not: no answer may be one
// the document does not name, and none a fault of the server's.
//
// Usage: node api/check.mjs <path of the foresteria binary> <path of schemathesis> [address of an empty database]
//
// EXAMPLES says how many requests are made up for each operation, SEED from what: the same ones each time unless told
// otherwise, so that a change fails for what it changes.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "../server.mjs";
import { UNLIMITED, makeToken, signIn } from "../program.mjs";

const SETTINGS = fileURLToPath(new URL("schemathesis.toml", import.meta.url));

const HOOKS = fileURLToPath(new URL("hooks.py", import.meta.url));

const [binary, schemathesis, database] = process.argv.slice(2);
if (!schemathesis) {
  throw new Error("usage: node api/check.mjs <path of the foresteria binary> <path of schemathesis> [address of an empty database]");
}

const server = await startServer(binary, { database, further: UNLIMITED });
try {
  const token = await makeToken(server.origin, await signIn(server.origin));
  process.exitCode = await ask(server.origin, token);
} finally {
  await server.stop();
}

/** Runs schemathesis in a folder of its own, where it leaves a cache; its exit code. */
async function ask(origin, token) {
  const folder = mkdtempSync(join(tmpdir(), "foresteria-api-"));
  const document = `${origin}/api/v1/openapi.json`;
  const asked = ["--config-file", SETTINGS, "run", document, "--header", `Authorization: Bearer ${token}`];
  const how = ["--checks", "all", "--max-examples", process.env.EXAMPLES ?? "25", "--seed", process.env.SEED ?? "1"];
  const phases = ["--phases", "examples,coverage,fuzzing", "--no-color"];
  try {
    return await new Promise((resolve, reject) => {
      const env = { ...process.env, SCHEMATHESIS_HOOKS: HOOKS };
      const run = spawn(schemathesis, [...asked, ...how, ...phases], { cwd: folder, env, stdio: ["ignore", "inherit", "inherit"] });
      run.once("error", reject);
      run.once("close", resolve);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
