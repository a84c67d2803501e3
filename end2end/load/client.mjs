// Clients that ask one address, or several in turn, again and again, each as soon as it was answered.

import { Agent, request } from "node:http";

/**
 * Asks `urls` in turn with `clients` at once for `seconds`.
 * @returns {Promise<{ answers: number, seconds: number, bytes: number, p50: number, p99: number }>} Latencies in
 *   milliseconds, bytes of one body as sent.
 */
export async function load(urls, { clients, seconds, headers = {}, status = 200 }) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const took = [];
  let bytes = 0;
  let next = 0;
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const client = async () => {
    while (performance.now() < end) {
      const url = urls[next++ % urls.length];
      const asked = performance.now();
      const answer = await ask(url, { agent, headers });
      took.push(performance.now() - asked);
      if (answer.status !== status) throw new Error(`${url.pathname} answers ${answer.status}, not ${status}`);
      bytes = answer.bytes;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const lasted = (performance.now() - begin) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))];
  return { answers: took.length, seconds: lasted, bytes, p50: at(0.5), p99: at(0.99) };
}

/** One answer; its body is counted, not kept, unless `keep` is set. */
export function ask(url, { agent, method = "GET", headers = {}, body, keep = false } = {}) {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, method, headers });
    outgoing.once("error", reject);
    outgoing.once("response", (response) => {
      const chunks = [];
      let bytes = 0;
      response.on("data", (chunk) => {
        bytes += chunk.length;
        if (keep) chunks.push(chunk);
      });
      response.once("error", reject);
      response.once("end", () => {
        resolve({ status: response.statusCode, headers: response.headers, bytes, text: Buffer.concat(chunks).toString() });
      });
    });
    outgoing.end(body);
  });
}
