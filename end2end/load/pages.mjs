// How many requests the server answers, how quickly, and what each costs: a line a page, as a table for BENCHMARKS.md.
//
// Usage: node load/pages.mjs <path of the foresteria binary> [address of an empty database]
//
// FORESTERIA_LOAD_SECONDS is how long each is asked for, FORESTERIA_LOAD_PAGES a regular expression of the names to ask for.
// Client and server share the machine, over loopback. What a request costs is processor time of the server alone.

import { ask, load } from "./client.mjs";
import { openHouse, day } from "./house.mjs";
import { cpu, memory } from "./process.mjs";

const SECONDS = Number(process.env.FORESTERIA_LOAD_SECONDS ?? 5);
const WANTED = new RegExp(process.env.FORESTERIA_LOAD_PAGES ?? "");
const CROWD = 16;

const PAGES = [
  { name: "tape chart, 300 rooms × 31 nights", path: `/tape-chart?from=${day(0)}&nights=31` },
  { name: "the same, a window nobody asked for", path: (turn) => `/tape-chart?from=${day(turn)}&nights=31`, turns: 40 },
  { name: "the same, unchanged (304)", path: `/tape-chart?from=${day(0)}&nights=31`, unchanged: true },
  { name: "tape chart, one pavilion × 31 nights", path: `/tape-chart?from=${day(0)}&nights=31&pavilion=AM3` },
  { name: "today", path: "/today" },
  { name: "room-nights of a year", path: "/room-nights" },
  { name: "rooms and spaces", path: "/campus" },
  { name: "when an event fits, a year", path: `/feasibility?first=${day(7)}&last=${day(372)}&days=5&people-1=120&languages-1=EN+FR+ES+AR&count-2=4&people-2=30&style-2=cabaret&beds=90&beds_from=Sun&step_free=yes` },
  { name: "the forecast in full", path: "/outlook/forecast" },
  { name: "the same, what if an event is lost", find: lostEvent },
  { name: "a room", path: "/rooms/LD1-001" },
  { name: "search, a name", path: "/search?q=garcia" },
  { name: "search, a name mistyped", path: "/search?q=garsia" },
  { name: "API: availability of three nights", path: `/api/v1/availability?arrival=${day(3)}&departure=${day(6)}`, api: true },
  { name: "API: 100 stays", path: "/api/v1/stays?limit=100", api: true },
];

const [binary, database] = process.argv.slice(2);
if (!binary) throw new Error("usage: node load/pages.mjs <path of the foresteria binary> [address of an empty database]");

const house = await openHouse(binary, database);
try {
  console.log(`\nOn ${database ? "PostgreSQL" : "SQLite"}; idle: ${memory(house.pid).toFixed(0)} MiB`);
  console.log("| page | kB gzip | req/s, 1 client | p50 / p99 ms | CPU ms a request | req/s, 16 clients | p50 / p99 ms |");
  console.log("|---|--:|--:|--:|--:|--:|--:|");
  for (const page of PAGES.filter(({ name }) => WANTED.test(name))) console.log(await measure(page));
  console.log(`\nAfter all of it: ${memory(house.pid).toFixed(0)} MiB`);
} finally {
  await house.stop();
}

/** The forecast without the event that asks for most rooms. */
async function lostEvent({ origin, cookie }) {
  const file = await ask(new URL("/export/forecast-events.csv", origin), { headers: { cookie }, keep: true });
  const [code] = file.text.split("\r\n")[1].split(",");
  return `/outlook/forecast?event=${code}&thought=lost`;
}

async function measure(page) {
  const found = await page.find?.(house);
  // More turns than the server keeps answers, so that none of them is kept.
  const urls = Array.from({ length: page.turns ?? 1 }, (_, turn) => {
    const path = page.turns ? page.path(turn) : (found ?? page.path);
    return new URL(path, house.origin);
  });
  const headers = { "accept-encoding": "gzip" };
  if (page.api) headers.authorization = `Bearer ${house.token}`;
  else headers.cookie = house.cookie;
  const status = page.unchanged ? 304 : 200;
  if (page.unchanged) headers["if-none-match"] = (await ask(urls[0], { headers })).headers.etag;
  await load(urls, { clients: CROWD, seconds: 1, headers, status });
  const before = cpu(house.pid);
  const one = await load(urls, { clients: 1, seconds: SECONDS, headers, status });
  const cost = (cpu(house.pid) - before) / one.answers;
  const many = await load(urls, { clients: CROWD, seconds: SECONDS, headers, status });
  const cells = [page.name, (one.bytes / 1000).toFixed(1), rate(one), latencies(one), cost.toFixed(2), rate(many), latencies(many)];
  return `| ${cells.join(" | ")} |`;
}

function rate({ answers, seconds }) {
  return (answers / seconds).toFixed(0);
}

function latencies({ p50, p99 }) {
  return `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
}
