import { HttpError } from "fresh";
import { define } from "../lib/server/define.ts";
import { isOriginAllowed } from "../lib/server/origin.ts";
import { attachSocket } from "../lib/server/socket_session.ts";

/** Seconds without an answer to the server's ping frames after which Deno closes a socket. */
const IDLE_TIMEOUT_SECONDS = 30;

export const handler = define.handlers({
  GET(ctx) {
    const { req, info, state: { site } } = ctx;
    if (req.headers.get("upgrade")?.toLowerCase() !== "websocket") throw new HttpError(426);
    const address = site.addressOf(req.headers, info.remoteAddr);
    if (!isOriginAllowed(req, site.settings.corsHosts)) {
      const reason =
        "a page of another site asked for it. To allow it, add its origin to CORSHosts";
      site.addresses.complain(address, reason);
      throw new HttpError(403);
    }
    const release = site.addresses.admit(address);
    if (release === null) {
      site.metrics.socketRefused();
      throw new HttpError(429);
    }
    const { socket, response } = upgrade(req, release);
    attachSocket(site.host, socket, address, {
      closed: release,
      oversized: () => site.addresses.punish(address),
    });
    return response;
  },
});

/** Deno throws when the rest of the handshake is wrong, which is the client's mistake. */
function upgrade(req: Request, release: () => void): Deno.WebSocketUpgrade {
  try {
    return Deno.upgradeWebSocket(req, { idleTimeout: IDLE_TIMEOUT_SECONDS });
  } catch {
    release();
    throw new HttpError(400);
  }
}
