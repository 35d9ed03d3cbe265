/** Addresses of conversations on the wire: a public channel's id, or `@name` for a direct message. */

/** A public channel as everyone may know it. */
export interface ChannelInfo {
  readonly id: string;
  readonly name: string;
  /** Symbol of the icon in `/icons.svg`, or null for the plain one. */
  readonly icon: string | null;
}

/** Who a message is addressed to. */
export type Address =
  | { readonly kind: "channel"; readonly id: string }
  | { readonly kind: "person"; readonly username: string };

/** Reads the `channel` field: `@maria` is the person maria, anything else is a channel id. */
export function parseAddress(channel: string): Address {
  return channel.startsWith("@")
    ? { kind: "person", username: channel.slice(1) }
    : { kind: "channel", id: channel };
}

/** The `channel` field for a direct message with the person of that name. */
export function threadChannel(username: string): string {
  return `@${username}`;
}
