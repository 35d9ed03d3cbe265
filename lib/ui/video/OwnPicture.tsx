import { useLayoutEffect, useRef } from "preact/hooks";
import { startPlaying } from "./start_playing.ts";

/** One's own camera as in a mirror, which is how one knows oneself. Always silent. */
export function OwnPicture({ stream }: { readonly stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  useLayoutEffect(() => {
    if (video.current === null) return;
    video.current.srcObject = stream;
    void startPlaying(video.current);
  }, [stream]);
  return <video ref={video} class="tile-picture tile-mirrored" muted playsInline />;
}
