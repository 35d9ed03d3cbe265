import type { ChatActions, ChatState } from "../client/chat_state.ts";
import type { PageConfig } from "../protocol/page_config.ts";
import { Landing } from "./Landing.tsx";
import { Room } from "./Room.tsx";
import type { Cameras } from "./video/camera_desk.ts";
import type { MeshLoader } from "./video/LazyMesh.tsx";

/** The page once its client runs. */
export interface ChatPageProps {
  readonly config: PageConfig;
  readonly state: ChatState;
  readonly actions: ChatActions;
  readonly rememberedName: string;
  readonly cameras: Cameras;
  /** Gives the part of the page for cameras when the first one is used. */
  readonly loadMesh: MeshLoader;
}

/** The landing page until somebody is signed in, the room from then on. */
export function ChatPage(props: ChatPageProps) {
  const { config, state, actions, rememberedName } = props;
  if (state.me.value !== null) return <Room {...props} />;
  const connection = state.connection.value;
  const problem = state.signInProblem.value ??
    (connection.phase === "closed" ? connection.reason : null);
  return (
    <Landing
      {...{ config, rememberedName, problem }}
      joining={connection.phase === "connecting" || connection.phase === "waiting"}
      onSignIn={actions.signIn}
    />
  );
}
