// An OpenID provider for one run of tests, with its own pages: whoever types a name there is that person.

import { createServer } from "node:http";
import Provider from "oidc-provider";

const CLIENT = { id: "foresteria", secret: "known to the two of us" };

/** What it is called on our pages. */
export const NAME = "Campus login";

/**
 * Starts it on this machine. The name typed there is the subject, and its address the name at example.org; addresses of
 * names that begin with `unsure` were never made sure of.
 * @returns {Promise<{ flags: string[], secret: string, knows: (origin: string) => void, stop: () => Promise<void> }>}
 *   what a server is told to work with it, the secret it shares with it, and a way to say where that server is.
 */
export async function startProvider() {
  let answer = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const knows = (origin) => {
    answer = providerFor(issuer, `${origin}/sign-in/provider/back`).callback();
  };
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  const flags = ["--oidc-issuer", issuer, "--oidc-client-id", CLIENT.id, "--oidc-name", NAME];
  return { flags, secret: CLIENT.secret, knows, stop };
}

function providerFor(issuer, back) {
  return new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [back] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    cookies: { keys: ["of this run only"] },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: `${sub}@example.org`, email_verified: !sub.startsWith("unsure") }),
    }),
  });
}
