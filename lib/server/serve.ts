import type { RoomHost } from "./room_host.ts";
import { FIXED_HEADERS } from "./security_headers.ts";

/** Milliseconds that sockets get to answer our close frame, and requests to finish. */
const DRAIN_MS = 2_000;

/** Where to listen. */
export interface ListenAddress {
  readonly hostname: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
}

/** What answers requests. */
export type Fetch = (request: Request, info: Deno.ServeHandlerInfo) => Response | Promise<Response>;

/**
 * Serves until SIGTERM, SIGINT, SIGHUP or an operator's `/shutdown`; then tells everyone, waits a
 * little for them to go, and ends. `onListen` is called once the first request would be answered. Throws what `Deno.serve`
 * throws when the address is taken or not allowed.
 */
export async function serveUntilSignal(
  host: RoomHost,
  { hostname, port }: ListenAddress,
  fetch: Fetch,
  onListen: (address: Deno.NetAddr) => void,
): Promise<void> {
  const server = Deno.serve(
    { hostname, port, automaticCompression: true, onListen },
    refuseMalformed(fetch),
  );
  await Promise.race([receivedSignal(), host.shutdownAsked]);
  host.stop();
  // Shutting down in the same moment would replace our close code by 1001.
  await host.live.drained(DRAIN_MS);
  await Promise.race([server.shutdown(), new Promise((resolve) => setTimeout(resolve, DRAIN_MS))]);
}

/**
 * Answers requests whose `Host` makes no URL with 400 before anybody parses it. Nothing but a
 * probe sends such a host, and Deno would log the error with its whole stack.
 */
export function refuseMalformed(fetch: Fetch): Fetch {
  return (request, info) =>
    URL.canParse(request.url)
      ? fetch(request, info)
      : new Response("400 Bad request\n", { status: 400, headers: FIXED_HEADERS });
}

function receivedSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    Deno.addSignalListener(signal, () => resolve());
  }
  return promise;
}
