// What a page costs somebody who opens it for the first time: every byte the server sends for it, compressed,
// headers included. Fails if a page is over its budget, or loads wasm without being listed as a page with islands.
//
// Usage: node page-weight.mjs <path of the foresteria binary>

import { download } from "./download.mjs";
import { startServer } from "./server.mjs";

/** Bytes for an ordinary page; a page with islands may spend as much again on them. */
const BUDGET = 60_000;
const ISLANDS = 60_000;

/** The pages. One without a fixed address is the first link on another page that begins with `link`. */
const PAGES = [
  { name: "sign-in", path: "/sign-in", stranger: true },
  { name: "room-nights", path: "/room-nights" },
  { name: "tape chart", path: "/tape-chart", islands: true },
  { name: "function diary", path: "/function-diary?view=day", islands: true },
  { name: "rooms and spaces", path: "/campus" },
  { name: "a topic of the guide", path: "/help/sign-in" },
  { name: "criteria of accessibility", path: "/accessibility/criteria" },
  { name: "a room", on: "/campus", link: "/rooms/" },
];

/** How the demo lets one in without a password. */
const SIGN_IN = { path: "/sign-in/demo", form: { role: "administrator", back: "/" } };

const [binary] = process.argv.slice(2);
if (!binary) throw new Error("usage: node page-weight.mjs <path of the foresteria binary>");

const server = await startServer(binary);
let failed = 0;
try {
  const cookie = await signIn(server.origin);
  for (const page of PAGES) {
    const faults = await weigh(page, page.stranger ? "" : cookie);
    failed += faults.length > 0 ? 1 : 0;
  }
} finally {
  await server.stop();
}
console.log(`${PAGES.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function weigh(page, cookie) {
  const url = new URL(page.path ?? (await firstLink(page, cookie)), server.origin);
  const files = await load(url, cookie);
  const total = sum(files);
  const wasm = sum(files.filter(isWasm));
  const faults = [
    files[0].status !== 200 && `${url.pathname} answers ${files[0].status}`,
    !page.islands && wasm > 0 && "loads wasm",
    total > BUDGET + (page.islands ? ISLANDS : 0) && "over budget",
    ...files.filter((file) => file.status >= 400).map((file) => `${file.url.pathname} answers ${file.status}`),
  ].filter(Boolean);
  const parts = files.map((file) => `${file.url.pathname.split("/").at(-1) || "/"} ${file.bytes}`).join(", ");
  console.log(`${faults.length > 0 ? "FAIL" : "ok  "} ${page.name}: ${total} bytes in ${files.length} files (${parts})`);
  for (const fault of faults) console.log(`     ${fault}`);
  return faults;
}

/** The page and everything it names, each once. */
async function load(url, cookie) {
  const files = [await download(url, { cookie })];
  const known = new Set([url.href]);
  for (const file of files) {
    for (const next of named(file)) {
      if (next.origin !== url.origin || known.has(next.href)) continue;
      known.add(next.href);
      files.push(await download(next, { cookie }));
    }
  }
  return files;
}

/** What a browser would fetch for a page or a module without being asked. */
function named({ type, text, url }) {
  const found = [];
  if (type.startsWith("text/html")) {
    for (const [tag] of text.matchAll(/<(?:link|script|img|source)\b[^>]*>/g)) {
      // A link to the page in another language or to a feed is not fetched.
      if (tag.startsWith("<link") && !/rel="[^"]*(?:stylesheet|icon|preload|manifest)/.test(tag)) continue;
      found.push(/\b(?:href|src)="([^"]+)"/.exec(tag)?.[1]);
    }
  }
  if (type.startsWith("text/html") || type.startsWith("text/javascript")) {
    for (const [, module] of text.matchAll(/\bimport\b[^"';]*["']([./][^"']+)["']/g)) found.push(module);
  }
  return found.filter(Boolean).map((address) => new URL(address.replaceAll("&amp;", "&"), url));
}

async function firstLink({ on, link }, cookie) {
  const { text } = await download(new URL(on, server.origin), { cookie });
  const found = text.split('href="').slice(1).find((rest) => rest.startsWith(link));
  if (!found) throw new Error(`${on} has no link that begins with ${link}`);
  return found.slice(0, found.indexOf('"'));
}

async function signIn(origin) {
  const { status, cookie } = await download(new URL(SIGN_IN.path, origin), {
    body: new URLSearchParams(SIGN_IN.form).toString(),
  });
  if (!cookie) throw new Error(`${SIGN_IN.path} answers ${status} and sets no cookie`);
  return cookie;
}

function isWasm({ type }) {
  return type === "application/wasm";
}

function sum(files) {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}
