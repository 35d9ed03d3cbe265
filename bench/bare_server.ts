/**
 * The baseline: the least that a chat server on Deno can do. Each frame that comes in is parsed,
 * stamped with a sender and a number, serialised once and sent to every open socket. No rooms, no
 * logins, no checks, no limits. Run it with `deno run --allow-net bench/bare_server.ts PORT`.
 *
 * @module
 */

const sockets = new Set<WebSocket>();
let people = 0;
let messages = 0;

/** What a frame says, as far as this server cares. Throws for what is not JSON. */
function readFrame(data: unknown): { readonly channel: string; readonly message: string } {
  const { channel, message } = JSON.parse(String(data));
  return { channel, message };
}

function serve(request: Request): Response {
  if (request.headers.get("upgrade") !== "websocket") return new Response("bare\n");
  const { socket, response } = Deno.upgradeWebSocket(request);
  const username = `person ${++people}`;
  socket.addEventListener("open", () => sockets.add(socket));
  socket.addEventListener("close", () => sockets.delete(socket));
  socket.addEventListener("message", ({ data }) => {
    const { channel, message } = readFrame(data);
    const frame = JSON.stringify({
      action: "message",
      channel,
      username,
      message,
      msgID: ++messages,
    });
    for (const each of sockets) {
      if (each.readyState === WebSocket.OPEN) each.send(frame);
    }
  });
  return response;
}

Deno.serve({
  hostname: "127.0.0.1",
  port: Number(Deno.args[0] ?? 0),
  onListen: ({ port }) => console.log(`Next: connect to ws://127.0.0.1:${port}/ws`),
}, serve);
