import { describe, type Fields, filled, isFields, text } from "./fields.ts";
import { err, ok, type Result } from "./result.ts";
import type { ChatDelivery, EchoedMessage, EchoedMessages } from "./server_message.ts";

/** Longest time as text; ISO 8601 with nanoseconds, as BareRTC writes it, has 35 characters. */
const TIMESTAMP = { max: 64 };

/**
 * Reads what was said before a login, or says in a sentence what does not fit. `parseDelivery` reads
 * what its messages have in common with those that come later.
 */
export function parseEcho(
  { messages }: Fields,
  parseDelivery: (fields: Fields) => Result<ChatDelivery>,
): Result<EchoedMessages> {
  if (!Array.isArray(messages)) {
    return err(`"messages" is ${describe(messages)}; expected a list`);
  }
  const items: readonly unknown[] = messages;
  const read: EchoedMessage[] = [];
  for (const item of items) {
    const message = isFields(item)
      ? parseEchoed(item, parseDelivery)
      : err(`"messages" holds ${describe(item)}; expected messages`);
    if (!message.ok) return message;
    read.push(message.value);
  }
  return ok({ action: "echo", messages: read });
}

function parseEchoed(
  fields: Fields,
  parseDelivery: (fields: Fields) => Result<ChatDelivery>,
): Result<EchoedMessage> {
  const delivery = parseDelivery(fields);
  if (!delivery.ok) return delivery;
  const timestamp = text(fields, "timestamp", TIMESTAMP);
  if (!timestamp.ok) return timestamp;
  if (Number.isNaN(Date.parse(timestamp.value))) {
    return err('"timestamp" is not a time in ISO 8601');
  }
  const { threadID: _, ...said } = delivery.value;
  return ok({ ...said, timestamp: timestamp.value, ...filled(fields, "personID") });
}
