// What a process takes of the machine, as Linux counts it.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const TICKS = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** Processor time so far, user and system, in milliseconds. */
export function cpu(pid) {
  // The second field is the program's name, which may hold spaces; the 14th and 15th are the times.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

/** Proportional set size in MiB: its own memory, and its share of what it shares. */
export function memory(pid) {
  const [, kib] = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8").match(/^Pss:\s+(\d+) kB/m);
  return Number(kib) / 1024;
}
