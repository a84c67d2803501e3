// One request, counted on the wire.

import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const DECODERS = { br: brotliDecompressSync, gzip: gunzipSync };

/**
 * Fetches `url` over a connection of its own; with a body, posts it as a form of that page.
 * @returns {Promise<{ url: URL, status: number, type: string, text: string, bytes: number, cookie: string }>}
 */
export function download(url, { cookie = "", body } = {}) {
  const headers = { "accept-encoding": "gzip, br", accept: "text/html,*/*" };
  if (cookie) headers.cookie = cookie;
  if (body !== undefined) {
    Object.assign(headers, {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
      origin: url.origin,
      "sec-fetch-site": "same-origin",
    });
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent: false, method: body === undefined ? "GET" : "POST", headers });
    outgoing.once("error", reject);
    outgoing.once("response", (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => resolve(summary(url, response, Buffer.concat(chunks))));
    });
    outgoing.end(body);
  });
}

function summary(url, response, sent) {
  const decode = DECODERS[response.headers["content-encoding"]] ?? ((bytes) => bytes);
  const cookies = response.headers["set-cookie"] ?? [];
  return {
    url,
    status: response.statusCode,
    type: response.headers["content-type"] ?? "",
    text: decode(sent).toString(),
    bytes: sent.length + headerBytes(response),
    cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; "),
  };
}

/** The status line, the headers and the empty line, as HTTP/1.1 sends them. */
function headerBytes({ rawHeaders, statusMessage }) {
  const fields = rawHeaders.reduce((total, part) => total + part.length + 2, 0);
  return "HTTP/1.1 200 \r\n".length + statusMessage.length + fields + 2;
}
