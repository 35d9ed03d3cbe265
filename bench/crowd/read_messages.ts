type Message = Readonly<Record<string, unknown>>;

/** The messages of a frame, which holds one or a list of them. Throws for anything else. */
export function readMessages(payload: Uint8Array): readonly Message[] {
  const parsed: unknown = JSON.parse(new TextDecoder().decode(payload));
  const list: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return list.map((message) => {
    if (isMessage(message)) return message;
    throw new Error("a frame holds something else than messages");
  });
}

/** A text in a message; "" if there is none. */
export function textField(message: Message, name: string): string {
  const value = message[name];
  return typeof value === "string" ? value : "";
}

function isMessage(value: unknown): value is Message {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
