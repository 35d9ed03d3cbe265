/**
 * Sends a request byte for byte, as no client library would, and gives the answer's head.
 * Reading stops at the end of the head, so the connection may be an upgraded one.
 */
export async function sendRaw(url: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  using connection = await Deno.connect({ hostname, port: Number(port) });
  await connection.write(new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`));
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(4_096);
  let head = "";
  while (!head.includes("\r\n\r\n")) {
    const length = await connection.read(buffer);
    if (length === null) break;
    head += decoder.decode(buffer.subarray(0, length), { stream: true });
  }
  return head.split("\r\n\r\n")[0] ?? "";
}

/** The lines of a WebSocket handshake (RFC 6455 §4.1), with more headers to lie by. */
export function handshake(url: string, headers: readonly string[] = []): readonly string[] {
  return [
    "GET /ws HTTP/1.1",
    `Host: ${new URL(url).host}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ...headers,
  ];
}
