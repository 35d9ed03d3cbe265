import type { ChatClient } from "../client/chat_client.ts";
import type { PageConfig } from "../protocol/page_config.ts";
import { Landing } from "./Landing.tsx";
import { Room } from "./Room.tsx";
import type { MeshLoader } from "./video/LazyMesh.tsx";

/** The page, with its client once that runs. */
export interface ChatPageProps {
  readonly config: PageConfig;
  /** Null on the server, and in the browser until the page's script is there. */
  readonly client: ChatClient | null;
  /** Gives the part of the page for cameras when the first one is used. */
  readonly loadMesh: MeshLoader;
}

/**
 * The landing page until somebody is signed in, the room from then on. The landing page stays in
 * its place when the client comes, so that what was typed before is not lost.
 */
export function ChatPage({ config, client, loadMesh }: ChatPageProps) {
  if (client === null) {
    return (
      <Landing {...{ config }} rememberedName="" problem={null} joining={false} onSignIn={null} />
    );
  }
  const { state, actions, video: cameras, rememberedUsername } = client;
  if (state.me.value !== null) return <Room {...{ config, state, actions, cameras, loadMesh }} />;
  const connection = state.connection.value;
  const problem = state.signInProblem.value ??
    (connection.phase === "closed" ? connection.reason : null);
  return (
    <Landing
      {...{ config, problem }}
      rememberedName={rememberedUsername}
      joining={connection.phase === "connecting" || connection.phase === "waiting"}
      onSignIn={actions.signIn}
    />
  );
}
