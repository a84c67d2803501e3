// One server with the demo campus for all journeys. Its address reaches them as `baseURL`, see playwright.config.ts.

import { startServer } from "./server.mjs";

export default async function setup() {
  const binary = process.env.FORESTERIA_BINARY;
  if (!binary) throw new Error("FORESTERIA_BINARY is not set; use `cargo xtask test --only e2e`");
  const server = await startServer(binary);
  process.env.FORESTERIA_TEST_ORIGIN = server.origin;
  return server.stop;
}
