import { AudioOutput } from "./audio_output.ts";
import { playChime } from "./sounds.ts";
import type { LevelMeter, MediaSource, VideoDeps } from "./video_deps.ts";
import type { VideoParts } from "./video_parts.ts";

/** The real browser as the code behind cameras sees it. */
export function createVideoBrowser(
  { page, report }: Pick<VideoParts, "page" | "report">,
): VideoDeps {
  const output = new AudioOutput(page);
  return {
    media: findMedia(),
    // A chunk of its own: it is five times as large as the rest, and not needed for a preview.
    loadPeers: async () => (await import("./simple_peer_factory.ts")).createPeerFactory(report),
    onNetworkChange: (listener) => {
      const unlisten = page.on("online", () => listener(false));
      const unfollow = followConnection(listener);
      return () => {
        unlisten();
        unfollow();
      };
    },
    openMeter: (stream) => openMeter(output, stream),
    playChime: () => {
      const context = output.running;
      if (context !== null) playChime(context);
    },
  };
}

/** Typed as always there, but browsers leave it out on pages that are not encrypted. */
function findMedia(): MediaSource | null {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (devices === undefined) return null;
  return {
    open: (constraints) => devices.getUserMedia(constraints),
    list: () => devices.enumerateDevices(),
    onChange: (listener) => {
      devices.addEventListener("devicechange", listener);
      return () => devices.removeEventListener("devicechange", listener);
    },
  };
}

/**
 * Chromium tells of another kind of network in `navigator.connection`
 * (https://wicg.github.io/netinfo/); its event also comes with each new estimate of the speed.
 */
function followConnection(listener: (isOther: boolean) => void): () => void {
  const connection: unknown = Reflect.get(navigator, "connection");
  if (!(connection instanceof EventTarget)) return () => {};
  const readType = (): unknown => Reflect.get(connection, "type");
  let type = readType();
  const look = () => {
    const before = type;
    type = readType();
    listener(before !== type && type !== "none");
  };
  connection.addEventListener("change", look);
  return () => connection.removeEventListener("change", look);
}

function openMeter(output: AudioOutput, stream: MediaStream): LevelMeter | null {
  const context = output.running;
  if (context === null) return null;
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  // About 10 ms of sound at a time are enough to tell a voice from silence.
  analyser.fftSize = 512;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    close: () => source.disconnect(),
  };
}
