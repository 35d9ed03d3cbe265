import { type ReadonlySignal, useComputed } from "@preact/signals";
import type { Connection, Conversation } from "../client/chat_state.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import { Badge } from "./Badge.tsx";
import { ConnectionMark } from "./ConnectionState.tsx";
import { Icon } from "./Icon.tsx";
import { DEFAULT_CHANNEL_ICON } from "./icon_names.ts";
import { Menu } from "./Menu.tsx";
import type { RoomLayout } from "./use_layout.ts";
import type { CameraDesk } from "./video/camera_desk.ts";
import { LiveButton } from "./video/LiveButton.tsx";

/** What stands above the messages. */
export interface ChannelHeaderProps {
  readonly conversation: Conversation;
  readonly connection: ReadonlySignal<Connection>;
  readonly roster: ReadonlySignal<ReadonlyMap<string, RosterRow>>;
  readonly totalUnread: ReadonlySignal<number>;
  readonly layout: RoomLayout;
  readonly desk: CameraDesk;
  readonly websiteURL: string;
  readonly onSettings: () => void;
  readonly onBlocked: () => void;
  readonly onLeave: () => void;
}

/** Which conversation this is, how things stand, and the ways to the other panes. */
export function ChannelHeader(props: ChannelHeaderProps) {
  const { conversation, connection, layout } = props;
  const people = useComputed(() => props.roster.value.size).value;
  return (
    <header class="channel-header">
      <button
        type="button"
        class="icon-button only-narrow"
        id="channels-button"
        aria-expanded={layout.channelsShown.value}
        aria-controls="channels-pane"
        onClick={() => layout.toggle("channels")}
      >
        <Icon name="bars" />
        <span class="visually-hidden">Channels and private messages</span>
        <Badge count={props.totalUnread.value} words="unread" most={9} />
      </button>
      <div class="channel-icon">
        <Icon name={iconOf(conversation)} />
      </div>
      <div class="channel-words">
        <h1 class="channel-name" dir="auto">{conversation.title.value}</h1>
        <p class="channel-state">
          <ConnectionMark connection={connection} />
          <span class="channel-people">{aboutConversation(conversation, people)}</span>
        </p>
      </div>
      <LiveButton desk={props.desk} />
      <button
        type="button"
        class="icon-button only-narrow people-button"
        id="people-button"
        aria-expanded={layout.peopleShown.value}
        aria-controls="people-pane"
        onClick={() => layout.toggle("people")}
      >
        <Icon name="users" />
        <span class="people-count">
          {people}
          <span class="visually-hidden">{people === 1 ? "person" : "people"} here</span>
        </span>
      </button>
      <RoomMenu {...props} />
    </header>
  );
}

function iconOf(conversation: Conversation): string {
  if (conversation.kind === "thread") return "envelope";
  return conversation.icon ?? DEFAULT_CHANNEL_ICON;
}

function aboutConversation(conversation: Conversation, people: number): string {
  if (conversation.kind === "thread") return "Private";
  return people === 1 ? "1 person here" : `${people} people here`;
}

function RoomMenu({ websiteURL, onSettings, onBlocked, onLeave }: ChannelHeaderProps) {
  return (
    <Menu label="More" icon="ellipsis-vertical">
      <a class="menu-item" href="/about" target="_blank">
        <Icon name="circle-info" /> About this room
        <span class="visually-hidden">, in a new tab</span>
      </a>
      {websiteURL !== "" && (
        <a class="menu-item" href={websiteURL} target="_blank" rel="noopener">
          <Icon name="house" /> Website
          <span class="visually-hidden">, in a new tab</span>
        </a>
      )}
      <button type="button" class="menu-item" onClick={onSettings}>
        <Icon name="gear" /> Settings
      </button>
      <button type="button" class="menu-item" onClick={onBlocked}>
        <Icon name="ban" /> Blocked people
      </button>
      <button type="button" class="menu-item" onClick={onLeave}>
        <Icon name="right-from-bracket" /> Leave the room
      </button>
    </Menu>
  );
}
