import type { ClientDeps, Page, PageEvent, SocketLink, SocketListener } from "./client_deps.ts";

/** The real browser as the client sees it. Its parts work in a page only, not on the server. */
export function createBrowserDeps(): ClientDeps {
  return {
    socketURL: () => socketURL(globalThis.location),
    openSocket,
    clock: {
      now: () => Date.now(),
      schedule: (callback, ms) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    },
    page: createPage(),
    random: () => Math.random(),
    randomID,
    openStorage: (kind) => kind === "local" ? globalThis.localStorage : globalThis.sessionStorage,
    // A chunk of its own: most visits use no camera.
    loadVideo: async () => (await import("./video_engine.ts")).startVideoEngine,
    report: (problem) => console.warn(problem),
  };
}

/** `/ws` on the host of the page, encrypted when the page is. */
export function socketURL(page: { readonly protocol: string; readonly host: string }): string {
  return `${page.protocol === "https:" ? "wss:" : "ws:"}//${page.host}/ws`;
}

function openSocket(url: string, listener: SocketListener): SocketLink {
  const socket = new WebSocket(url);
  socket.onopen = () => listener.opened();
  socket.onmessage = (event) => listener.received(event.data);
  socket.onclose = (event) => listener.closed(event.code);
  return {
    // Sending on a socket that is closing is lost without an error; its close event will tell.
    send: (frame) => socket.send(frame),
    close: (code) => socket.close(code),
  };
}

/** `crypto.randomUUID` would do, but exists on https and localhost only. */
function randomID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const INPUT_EVENTS = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] as const;

function createPage(): Page {
  return {
    isVisible: () => document.visibilityState === "visible",
    hasFocus: () => document.hasFocus(),
    setTitle: createTitleSetter(),
    on: listenTo,
  };
}

/** Least time between two titles, in milliseconds: each costs about as much as drawing a message. */
const TITLE_MS = 250;

/** Sets the title, at once after a quiet moment and else the latest one now and then. */
function createTitleSetter(): (title: string) => void {
  let wanted = "";
  let isResting = false;
  const set = () => {
    isResting = document.title !== wanted;
    if (!isResting) return;
    document.title = wanted;
    setTimeout(set, TITLE_MS);
  };
  return (title) => {
    wanted = title;
    if (!isResting) set();
  };
}

function listenTo(event: PageEvent, listener: () => void): () => void {
  if (event === "input") return listen(document, INPUT_EVENTS, listener);
  if (event !== "visible" && event !== "hidden") return listen(globalThis, [event], listener);
  return listen(document, ["visibilitychange"], () => {
    if (document.visibilityState === event) listener();
  });
}

function listen(target: EventTarget, names: readonly string[], listener: () => void): () => void {
  for (const name of names) target.addEventListener(name, listener, { passive: true });
  return () => {
    for (const name of names) target.removeEventListener(name, listener);
  };
}
