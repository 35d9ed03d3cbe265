import type { PeerMesh } from "./peer_mesh.ts";
import type { SpeakingWatch } from "./speaking.ts";
import type { VideoDeps } from "./video_deps.ts";
import type { VideoParts } from "./video_parts.ts";

/** What the parts of the engine work with. */
export interface EngineParts extends VideoParts {
  readonly browser: VideoDeps;
  readonly mesh: PeerMesh;
  readonly voices: SpeakingWatch;
}
