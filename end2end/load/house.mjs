// A house under load: the demonstration, brought to 300 rooms, of which the new ones are booked well.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UNLIMITED, makeToken, signIn } from "../program.mjs";
import { startServer, TODAY } from "../server.mjs";
import { ask } from "./client.mjs";

/** Rooms added to the 200 of the demonstration. */
const ROOMS = 100;
/** The longest window looked at, in nights. */
const NIGHTS = 31;

/**
 * Starts the house; without a database it has one of its own, on SQLite.
 * @returns {Promise<{ origin: string, pid: number, cookie: string, token: string, stop: () => Promise<void> }>}
 */
export async function openHouse(binary, database) {
  const server = await startServer(binary, { database, further: UNLIMITED });
  try {
    build(binary, server.database);
    const cookie = await signIn(server.origin);
    const token = await makeToken(server.origin, cookie);
    await book(server.origin, token);
    return { ...server, cookie, token };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function build(binary, database) {
  const folder = mkdtempSync(join(tmpdir(), "foresteria-load-"));
  const file = join(folder, "load.toml");
  writeFileSync(
    file,
    `
[stock]
from = 2012-01-01

[[room_type]]
code = "single"
name = "Single room"
beds = 1
synthetic = true

[[pavilion]]
code = "LD1"
name = "Load 1"
cluster = "oceania"
synthetic = true

[[pavilion.floor]]
level = 0
rooms = [{ numbers = "001-${ROOMS}", type = "single", synthetic = true }]
synthetic = true
`,
  );
  try {
    execFileSync(binary, ["import", "campus", file, "--database", database], { stdio: ["ignore", "ignore", "inherit"] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Stays of one to four nights with a night between them now and then, each with a name on its bar. */
async function book(origin, token) {
  for (let room = 1; room <= ROOMS; room++) {
    for (let night = room % 3; night < NIGHTS; ) {
      const length = 1 + ((room + night) % 4);
      await bookOne(origin, token, `LD1-${String(room).padStart(3, "0")}`, night, length);
      night += length + ((room + night) % 2);
    }
  }
}

async function bookOne(origin, token, room, night, nights) {
  const body = JSON.stringify({
    room_type: "single",
    room,
    arrival: day(night),
    departure: day(night + nights),
    segment: "individual",
    guests: [{ full_name: `Guest ${room} of ${day(night)}` }],
  });
  const headers = {
    "content-type": "application/json",
    "idempotency-key": `${room}-${night}`,
    authorization: `Bearer ${token}`,
  };
  const { status, text } = await ask(new URL("/api/v1/stays", origin), { method: "POST", headers, body, keep: true });
  if (status !== 201) throw new Error(`booking ${room} answers ${status}: ${text}`);
}

/** A day of the window, as the API writes it. */
export function day(number) {
  return new Date(Date.parse(TODAY) + number * 86_400_000).toISOString().slice(0, 10);
}
