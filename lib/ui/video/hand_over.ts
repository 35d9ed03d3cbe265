/** Milliseconds for which a first picture is waited for; the stream that it replaces lasts as long. */
const PATIENCE_MS = 2_000;

/**
 * Calls `act` once a stream has a picture to show, or has kept us waiting for too long, so that it can
 * take the place of another without a gap. The function returned calls it off.
 */
export function whenPictured(stream: MediaStream, act: () => void): () => void {
  const probe = document.createElement("video");
  const stop = () => {
    clearTimeout(timer);
    probe.removeEventListener("loadeddata", finish);
    probe.srcObject = null;
  };
  const finish = () => {
    stop();
    act();
  };
  const timer = setTimeout(finish, PATIENCE_MS);
  probe.addEventListener("loadeddata", finish);
  probe.muted = true;
  probe.playsInline = true;
  probe.srcObject = stream;
  probe.play().catch(() => {
    // Without a picture of it in time, the stream is shown as it is.
  });
  return stop;
}

/**
 * Plays a stream in the place of the one that an element plays. The element keeps its object and gets
 * other tracks: with another object it would show nothing for a moment, and leave a window of its own.
 * The function returned ends the following of the stream.
 */
export function handOver(element: HTMLVideoElement, stream: MediaStream): () => void {
  const shown = element.srcObject;
  if (!(shown instanceof MediaStream)) {
    element.srcObject = stream;
    return () => {};
  }
  const gone = new AbortController();
  const adopt = () => {
    for (const track of stream.getTracks()) shown.addTrack(track);
    for (const track of shown.getTracks()) {
      if (!stream.getTracks().includes(track)) shown.removeTrack(track);
    }
  };
  adopt();
  stream.addEventListener("addtrack", adopt, { signal: gone.signal });
  stream.addEventListener("removetrack", adopt, { signal: gone.signal });
  return () => gone.abort();
}
