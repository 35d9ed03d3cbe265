import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type ChatClient, createChatClient } from "../lib/client/chat_client.ts";
import type { PageConfig } from "../lib/protocol/page_config.ts";
import { ChatPage } from "../lib/ui/ChatPage.tsx";

/**
 * The room. The server renders its landing page; in the browser it gets a client, and whoever comes
 * with a token goes in at once.
 */
export default function ChatRoom(config: PageConfig) {
  const client = useSignal<ChatClient | null>(null);
  useEffect(() => {
    const created = createChatClient(config);
    client.value = created;
    const known = config.tokenUsername ?? config.pickedName;
    if (known !== null) created.actions.signIn(known);
    return () => created.dispose();
  }, []);
  return (
    <ChatPage
      config={config}
      client={client.value}
      loadMesh={() => import("./VideoMesh.tsx")}
    />
  );
}
