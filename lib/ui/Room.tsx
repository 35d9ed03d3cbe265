import { useComputed, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { ChatActions, ChatState, Conversation } from "../client/chat_state.ts";
import type { PageConfig } from "../protocol/page_config.ts";
import { BlockedDialog } from "./BlockedDialog.tsx";
import { Brand } from "./Brand.tsx";
import { ChannelHeader } from "./ChannelHeader.tsx";
import { Composer } from "./Composer.tsx";
import { ConnectionBanner } from "./ConnectionState.tsx";
import { ConversationLists } from "./ConversationLists.tsx";
import { MessageLog } from "./MessageLog.tsx";
import { type OpenCard, ProfileCard } from "./ProfileCard.tsx";
import { ReportDialog } from "./ReportDialog.tsx";
import { type SafetyDesk, useSafetyDesk } from "./safety_desk.ts";
import { SettingsDialog } from "./SettingsDialog.tsx";
import { SidePane } from "./SidePane.tsx";
import { useBackButton } from "./use_back_button.ts";
import { type RoomLayout, useLayout } from "./use_layout.ts";
import { usePaneFocus } from "./use_pane_focus.ts";
import { useSwipe } from "./use_swipe.ts";
import { useWindowHeight } from "./use_window_height.ts";
import { type CameraDesk, type Cameras, useCameraDesk } from "./video/camera_desk.ts";
import { LazyMesh, type MeshLoader } from "./video/LazyMesh.tsx";
import { WhoList } from "./WhoList.tsx";

/** Everything that the room shows and can ask for. */
export interface RoomProps {
  readonly config: PageConfig;
  readonly state: ChatState;
  readonly actions: ChatActions;
  readonly cameras: Cameras;
  /** Gives what draws cameras, between the header and the messages. */
  readonly loadMesh: MeshLoader;
}

/** The room after signing in: conversations, chat, people. */
export function Room({ config, state, actions, cameras, loadMesh }: RoomProps) {
  const layout = useLayout();
  const card = useSignal<OpenCard | null>(null);
  const desk = useCameraDesk(cameras, state);
  const safety = useSafetyDesk(state, actions);
  const calls = useRoomCalls(actions, layout, (open) => card.value = open);
  usePaneFocus(layout);
  useBackButton(layout);
  useWindowHeight();
  const touch = useSwipe(layout.swipe);
  const escape = (event: KeyboardEvent) => {
    const inCard = event.target instanceof Element && event.target.closest("dialog") !== null;
    if (event.key === "Escape" && !inCard) layout.showChat();
  };
  return (
    <div class="room" onKeyDown={escape} {...touch}>
      <SidePane
        which="channels"
        label="Channels and private messages"
        shown={layout.channelsShown.value}
        reachable={layout.channelsShown.value}
        head={<Brand title={config.title} brandingHtml={config.brandingHtml} />}
        onClose={layout.showChat}
      >
        <ConversationLists
          {...state}
          onShow={calls.show}
          onCloseThread={actions.closeThread}
        />
      </SidePane>
      {layout.width.value === "medium" && layout.channelsShown.value && (
        <div class="pane-scrim" onClick={layout.showChat} />
      )}
      <ChatPane {...{ config, state, actions, layout, calls, desk, safety }}>
        <LazyMesh
          {...{ ...state, desk }}
          load={loadMesh}
          phone={layout.width.value === "phone"}
          onOpenCard={calls.openCard}
        />
      </ChatPane>
      <SidePane
        which="people"
        label="Who is online"
        shown={layout.peopleShown.value}
        reachable={layout.peopleReachable.value}
        head={<PeopleHeading state={state} />}
        onClose={() => layout.toggle("people")}
      >
        <WhoList
          {...state}
          desk={desk}
          onOpen={calls.openCard}
          onMessage={calls.showThread}
          onStatus={actions.setStatus}
        />
      </SidePane>
      <ProfileCard
        open={card}
        {...state}
        {...{ desk, safety }}
        onMessage={calls.showThread}
        onCommand={actions.command}
      />
      {safety.reporting.value !== null && (
        <ReportDialog target={safety.reporting.value} safety={safety} />
      )}
      {safety.listShown.value && <BlockedDialog safety={safety} />}
    </div>
  );
}

function PeopleHeading({ state }: Pick<RoomProps, "state">) {
  const count = useComputed(() => state.roster.value.size);
  return (
    <h2 class="people-heading">
      Who is online <span class="people-total">{count}</span>
    </h2>
  );
}

type ChatPaneProps = Omit<RoomProps, "cameras" | "loadMesh"> & {
  readonly desk: CameraDesk;
  readonly safety: SafetyDesk;
  readonly layout: RoomLayout;
  readonly calls: ReturnType<typeof useRoomCalls>;
  readonly children: ComponentChildren;
};

function ChatPane(
  { config, state, actions, layout, calls, desk, safety, children }: ChatPaneProps,
) {
  const conversation = state.active.value;
  const { connection } = state;
  const settingsShown = useSignal(false);
  return (
    <main class="chat" inert={!layout.chatReachable.value}>
      <ChannelHeader
        {...{ conversation, connection, layout, desk }}
        roster={state.roster}
        totalUnread={state.totalUnread}
        websiteURL={config.websiteURL}
        onSettings={() => settingsShown.value = true}
        onBlocked={() => safety.listShown.value = true}
        onLeave={actions.leave}
      />
      {children}
      <div class="chat-middle">
        <ConnectionBanner
          connection={connection}
          onRetry={actions.reconnectNow}
          onLeave={actions.leave}
        />
        <MessageLog
          key={conversation.key}
          conversation={conversation}
          onAtEnd={actions.setAtBottom}
          onPerson={calls.openCard}
          onReport={safety.reportLine}
          {...useLineCalls(actions, conversation)}
        />
      </div>
      <Composer
        key={`composer ${conversation.key}`}
        {...{ conversation, connection }}
        me={state.me}
        roster={state.roster}
        messageCharacters={config.messageCharacters}
        onSend={(text) => actions.send(conversation, text)}
      />
      {settingsShown.value && (
        <SettingsDialog
          scrollback={state.scrollback}
          onScrollback={actions.setScrollback}
          onClose={() => settingsShown.value = false}
        />
      )}
    </main>
  );
}

/** Callbacks that stay the same between drawings, so that rows need not be drawn again. */
function useRoomCalls(
  actions: ChatActions,
  layout: RoomLayout,
  setCard: (card: OpenCard) => void,
) {
  return useMemo(() => ({
    show(conversation: Conversation) {
      actions.show(conversation);
      layout.showChat();
    },
    showThread(personID: string) {
      actions.showThread(personID);
      layout.showChat();
    },
    openCard(personID: string, from: Element) {
      setCard({ personID, top: from.getBoundingClientRect().top });
    },
  }), [actions]);
}

/** What a failed message's buttons do, for one conversation. */
function useLineCalls(actions: ChatActions, conversation: Conversation) {
  return useMemo(() => ({
    onResend: (line: Parameters<ChatActions["resend"]>[1]) => actions.resend(conversation, line),
    onEdit: (line: Parameters<ChatActions["editFailed"]>[1]) =>
      actions.editFailed(conversation, line),
  }), [actions, conversation]);
}
