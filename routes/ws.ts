import { HttpError } from "fresh";
import { clientAddress } from "../lib/server/client_address.ts";
import { define } from "../lib/server/define.ts";
import { isOriginAllowed } from "../lib/server/origin.ts";
import { attachSocket } from "../lib/server/socket_session.ts";

/** Seconds without an answer to the server's ping frames after which Deno closes a socket. */
const IDLE_TIMEOUT_SECONDS = 30;

export const handler = define.handlers({
  GET(ctx) {
    const { req, info, state: { site } } = ctx;
    if (req.headers.get("upgrade")?.toLowerCase() !== "websocket") throw new HttpError(426);
    const address = clientAddress(req.headers, info.remoteAddr, site.settings.useXForwardedFor);
    if (!isOriginAllowed(req, site.settings.corsHosts)) {
      site.log(
        "warn",
        `Refused a WebSocket to ${address} from a page of another site. ` +
          `To allow it, add its origin to CORSHosts.`,
      );
      throw new HttpError(403);
    }
    const { socket, response } = upgrade(req);
    attachSocket(site.host, socket, address);
    return response;
  },
});

/** Deno throws when the rest of the handshake is wrong, which is the client's mistake. */
function upgrade(req: Request): Deno.WebSocketUpgrade {
  try {
    return Deno.upgradeWebSocket(req, { idleTimeout: IDLE_TIMEOUT_SECONDS });
  } catch {
    throw new HttpError(400);
  }
}
