// A server with the demo campus in a database of its own, for one run of tests.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * The day it is at the desk, whenever the journeys run: what they meet is the same every time. A day in the busy part
 * of a week, with arrivals, departures and groups in house.
 */
export const TODAY = "2026-11-24";

/** How long the demo may take to be made, in milliseconds. */
const PATIENCE = 120_000;

/**
 * Starts `binary` and waits until it answers. The database is one of its own unless another is named, `further` are
 * more arguments of `foresteria serve`.
 * @returns {Promise<{ origin: string, database: string, pid: number, stop: () => Promise<void> }>}
 */
export async function startServer(binary, { database: named, further = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "foresteria-"));
  const listen = `127.0.0.1:${await freePort()}`;
  const origin = `http://${listen}`;
  const database = named ?? `sqlite:${join(folder, "demo.db")}`;
  const demo = ["--demo", "--demo-today", TODAY, "--listen", listen, "--database", database];
  const server = spawn(binary, ["serve", ...demo, ...further], {
    stdio: ["ignore", "inherit", "inherit"],
    // A line a request would hide what the journeys say.
    env: { ...process.env, FORESTERIA_LOG: "warn" },
  });
  const gone = new Promise((resolve) => server.once("close", resolve));
  const stop = async () => {
    server.kill();
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(origin, gone);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, database, pid: server.pid, stop };
}

async function answers(origin, gone) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const ready = fetch(origin, { redirect: "manual" }).then(() => "ready", () => "not yet");
    const state = await Promise.race([ready, gone.then(() => "gone")]);
    if (state === "ready") return;
    if (state === "gone") throw new Error("the server ended before it answered");
    await sleep(100);
  }
  throw new Error(`the server did not answer within ${PATIENCE / 1000} s`);
}

/** A port nobody uses now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
