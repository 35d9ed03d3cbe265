import { BlockList, isIP } from "node:net";

/** Finds out whose request it is, from its headers and its connection. */
export type AddressReader = (headers: Headers, remote: Deno.Addr) => string;

/**
 * A reader by the operator's settings. Without `useXForwardedFor` it is the other end of the
 * connection. With it, a proxy of `trustedProxies` is believed, and nobody else: each proxy adds the
 * address that it was called from at the right end of `X-Forwarded-For`, so the first from there that
 * is no trusted proxy is the client's, and what stands before it the client may have made up.
 */
export function createAddressReader(
  useXForwardedFor: boolean,
  trustedProxies: readonly string[],
): AddressReader {
  const trusted = readNetworks(trustedProxies);
  return (headers, remote) => {
    if (remote.transport !== "tcp") return "local";
    const isBelieved = useXForwardedFor && isTrusted(trusted, remote.hostname);
    return isBelieved ? forwardedAddress(headers, remote.hostname, trusted) : remote.hostname;
  };
}

function forwardedAddress(headers: Headers, proxy: string, trusted: BlockList): string {
  const list = headers.get("x-forwarded-for") ?? headers.get("x-real-ip") ?? "";
  let nearest = proxy;
  for (const entry of list.split(",").reverse()) {
    const address = readEntry(entry);
    // What is no address was not written by a proxy of ours, nor was anything before it.
    if (address === null) break;
    nearest = address;
    if (!isTrusted(trusted, address)) break;
  }
  return nearest;
}

/** One entry: an address, with a port behind it from some proxies (`1.2.3.4:5`, `[::1]:5`). */
function readEntry(entry: string): string | null {
  const text = entry.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ??
    text;
  return isIP(bare) === 0 ? null : bare;
}

function readNetworks(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** IPv4 addresses match in their IPv6 spelling (`::ffff:127.0.0.1`) too. */
function isTrusted(trusted: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 6 ? "ipv6" : "ipv4");
}
