// A mail server for one run of tests: it takes every mail and keeps each as a file.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";

/**
 * Starts it on this machine.
 * @returns {Promise<{ folder: string, flags: string[], stop: () => Promise<void> }>} where the mails are, and what a server
 *   is told to send through it.
 */
export async function startMailServer() {
  const folder = mkdtempSync(join(tmpdir(), "foresteria-mail-"));
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, done) {
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        writeFileSync(join(folder, `${String((count += 1)).padStart(4, "0")}.eml`), Buffer.concat(chunks));
        done();
      });
    },
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.server.address();
  const flags = ["--smtp-host", "127.0.0.1", "--smtp-port", String(port), "--smtp-tls", "none"];
  flags.push("--mail-from", "Foresteria <rooms@example.org>");
  const stop = async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, flags, stop };
}
