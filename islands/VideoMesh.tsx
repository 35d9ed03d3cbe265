import { CameraRoom } from "../lib/ui/video/CameraRoom.tsx";
import type { VideoMeshProps } from "../lib/ui/video/video_mesh_props.ts";

/** Cameras, as a file of their own: the room loads it when the first camera is used. */
export default function VideoMesh(props: VideoMeshProps) {
  return <CameraRoom {...props} />;
}
