import type { Page } from "playwright-core";
import type { TestBrowser } from "./browser.ts";

/**
 * A page that deals with cameras as BareRTC's own client does: by a plain `RTCPeerConnection`,
 * without data channel, ids of links or of people. Written from the description of the protocol.
 */
export class BareRTCPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Logs in under a name. */
  static async enter(browser: TestBrowser, url: string, name: string): Promise<BareRTCPage> {
    const { page } = await browser.open();
    await page.goto(`${url}/about`);
    await page.evaluate(runClient, name);
    return new BareRTCPage(page);
  }

  /** Turns the camera on. */
  async goLive(): Promise<void> {
    await this.page.evaluate(() => Reflect.get(globalThis, "bare").goLive());
  }

  /** Opens somebody's camera when it is on, and waits until the picture moves. */
  async watch(name: string): Promise<void> {
    await this.page.waitForFunction((name) => Reflect.get(globalThis, "bare").isLive(name), name);
    await this.page.evaluate((name) => Reflect.get(globalThis, "bare").open(name), name);
    await this.page.waitForFunction(() => {
      const { videoWidth, currentTime } = Reflect.get(globalThis, "bare").video;
      return videoWidth > 0 && currentTime > 0.2;
    });
  }

  /** Stops showing the camera and watching others. */
  async hangUp(): Promise<void> {
    await this.page.evaluate(() => Reflect.get(globalThis, "bare").hangUp());
  }
}

interface Frame {
  readonly action: string;
  readonly username: string;
  readonly description: string;
  readonly candidate: string;
  readonly whoList: readonly { readonly username: string; readonly video?: number }[];
}

/** Runs in the page, so it can use nothing from outside. */
function runClient(name: string): Promise<void> {
  const socket = new WebSocket(`${location.origin.replace("http", "ws")}/ws`);
  const peers = new Map<string, RTCPeerConnection>();
  const video = Object.assign(document.createElement("video"), { muted: true });
  document.body.append(video);
  let stream = new MediaStream();
  let rows: Frame["whoList"] = [];
  const send = (message: unknown) => socket.send(JSON.stringify(message));
  const makePeer = (username: string): RTCPeerConnection => {
    const peer = new RTCPeerConnection();
    peers.set(username, peer);
    peer.onicecandidate = ({ candidate }) => {
      if (candidate) send({ action: "candidate", username, candidate: JSON.stringify(candidate) });
    };
    peer.ontrack = ({ track, streams }) => {
      if (track.kind !== "video") return;
      video.srcObject = streams[0] ?? null;
      void video.play();
    };
    return peer;
  };
  const describe = async (username: string, peer: RTCPeerConnection) => {
    await peer.setLocalDescription();
    send({ action: "sdp", username, description: JSON.stringify(peer.localDescription) });
  };
  const heed: Record<string, (frame: Frame) => unknown> = {
    who: ({ whoList }) => rows = whoList,
    open: ({ username }) => {
      const peer = makePeer(username);
      for (const kind of ["audio", "video"]) peer.addTransceiver(kind, { direction: "recvonly" });
      return describe(username, peer);
    },
    ring: ({ username }) => {
      const peer = makePeer(username);
      for (const track of stream.getTracks()) peer.addTrack(track, stream);
    },
    sdp: async ({ username, description }) => {
      const peer = peers.get(username);
      const read: RTCSessionDescriptionInit = JSON.parse(description);
      await peer?.setRemoteDescription(read);
      if (peer && read.type === "offer") await describe(username, peer);
    },
    candidate: ({ username, candidate }) =>
      peers.get(username)?.addIceCandidate(JSON.parse(candidate)),
  };
  socket.onmessage = ({ data }) => {
    const frame: Frame = JSON.parse(data);
    heed[frame.action]?.(frame);
  };
  const goLive = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
    send({ action: "me", video: 1 });
  };
  const hangUp = () => {
    for (const [username, peer] of peers) {
      peer.close();
      send({ action: "unwatch", username });
    }
    send({ action: "me", video: 0 });
  };
  const open = (username: string) => send({ action: "open", username });
  const isLive = (username: string) =>
    rows.some((row) => row.username === username && ((row.video ?? 0) & 1) === 1);
  Object.assign(globalThis, { bare: { video, open, goLive, hangUp, isLive } });
  return new Promise((entered) => {
    socket.onopen = () => {
      send({ action: "login", username: name });
      entered();
    };
  });
}
