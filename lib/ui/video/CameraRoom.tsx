import { CameraTrouble } from "./CameraTrouble.tsx";
import { GoLiveDialog } from "./GoLiveDialog.tsx";
import { QuestionDialog } from "./QuestionDialog.tsx";
import type { VideoMeshProps } from "./video_mesh_props.ts";
import { VideoPanel } from "./VideoPanel.tsx";
import { ViewerList } from "./ViewerList.tsx";

/** All about cameras that is drawn above the messages or opens over them. */
export function CameraRoom(props: VideoMeshProps) {
  const { desk, roster, me, onOpenCard } = props;
  const { settingsShown, question, viewersAt, state } = desk;
  const ownVip = roster.value.get(me.value?.personID ?? "")?.vip === true;
  const anchor = viewersAt.value;
  return (
    <>
      {(desk.live.value || state.tiles.value.length > 0) && <VideoPanel {...props} />}
      <CameraTrouble desk={desk} />
      {settingsShown.value && <GoLiveDialog desk={desk} ownVip={ownVip} />}
      {question.value !== null && <QuestionDialog question={question.value} desk={desk} />}
      {anchor !== null && <ViewerList {...{ anchor, desk, roster, onOpenCard }} />}
    </>
  );
}
