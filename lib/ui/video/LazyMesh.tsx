import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentType } from "preact";
import { asset } from "fresh/runtime";
import { Icon } from "../Icon.tsx";
import { loadStylesheet } from "./load_stylesheet.ts";
import type { VideoMeshProps } from "./video_mesh_props.ts";

/** Gives the module whose default export draws cameras. */
export type MeshLoader = () => Promise<{ readonly default: ComponentType<VideoMeshProps> }>;

/** What comes together with that module. */
const STYLESHEETS: readonly string[] = [
  "/styles/video.css",
  "/styles/tile.css",
  "/styles/dialog.css",
  "/styles/popover.css",
];

/** The part of the page for cameras. Nothing of it is loaded before a camera is used. */
export function LazyMesh({ load, ...props }: VideoMeshProps & { readonly load: MeshLoader }) {
  const { state, settingsShown, question, viewersAt } = props.desk;
  const wanted = useComputed(() =>
    settingsShown.value || question.value !== null || viewersAt.value !== null ||
    state.own.value.phase !== "off" || state.tiles.value.length > 0
  );
  const mesh = useSignal<ComponentType<VideoMeshProps> | null>(null);
  const trouble = useSignal(false);
  const fetchMesh = async () => {
    trouble.value = false;
    try {
      const styles = STYLESHEETS.map((path) => loadStylesheet(asset(path)));
      const [loaded] = await Promise.all([load(), ...styles]);
      mesh.value = loaded.default;
    } catch {
      trouble.value = true;
    }
  };
  useSignalEffect(() => {
    if (wanted.value && mesh.peek() === null) void fetchMesh();
  });
  if (mesh.value !== null) return <mesh.value {...props} />;
  if (!trouble.value || !wanted.value) return null;
  return (
    <div class="mesh-trouble" role="alert">
      <Icon name="circle-exclamation" />
      <p>The part of the page for cameras did not load. Check your connection.</p>
      <button type="button" class="button button-small" onClick={() => void fetchMesh()}>
        Try again
      </button>
    </div>
  );
}
