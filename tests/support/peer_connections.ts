import type { BrowserContext, Page } from "playwright-core";

/** Keeps every peer connection of a context's pages, so that a test can ask how it is connected. */
export async function recordPeerConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const kept: RTCPeerConnection[] = [];
    Object.assign(globalThis, { keptPeerConnections: kept });
    const Original = globalThis.RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        kept.push(this);
      }
    };
  });
}

/**
 * Kinds of the local candidates by which the page's open peer connections send, such as `relay`. Waits
 * for those that are still being made: a picture is announced when ICE has a path, before DTLS is done.
 */
export async function selectedCandidateTypes(page: Page): Promise<readonly string[]> {
  await page.waitForFunction(() => {
    const kept: RTCPeerConnection[] = Reflect.get(globalThis, "keptPeerConnections");
    return kept.every(({ connectionState }) => !/^(?:new|connecting)$/.test(connectionState));
  });
  return await page.evaluate(async () => {
    const kept: RTCPeerConnection[] = Reflect.get(globalThis, "keptPeerConnections");
    const types: string[] = [];
    for (const connection of kept.filter((each) => each.connectionState === "connected")) {
      const stats = await connection.getStats();
      for (const report of stats.values()) {
        if (report.type !== "transport") continue;
        const pair = stats.get(report.selectedCandidatePairId);
        types.push(stats.get(pair?.localCandidateId)?.candidateType ?? "none");
      }
    }
    return types;
  });
}

/** Bytes of pictures and sound that the page has sent so far, over all its peer connections. */
export async function sentBytes(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const kept: RTCPeerConnection[] = Reflect.get(globalThis, "keptPeerConnections");
    let bytes = 0;
    for (const connection of kept) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type === "outbound-rtp") bytes += report.bytesSent + report.headerBytesSent;
      }
    }
    return bytes;
  });
}
