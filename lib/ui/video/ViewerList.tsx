import type { ReadonlySignal } from "@preact/signals";
import type { RosterRow } from "../../protocol/roster_row.ts";
import { Avatar } from "../Avatar.tsx";
import { Icon } from "../Icon.tsx";
import type { CameraDesk } from "./camera_desk.ts";
import type { Box } from "./float_box.ts";
import { Popover } from "./Popover.tsx";
import { viewerCountWords } from "./viewer_words.ts";

/** Who watches, and what can be done about it. */
export interface ViewerListProps {
  readonly anchor: Box;
  readonly desk: CameraDesk;
  readonly roster: ReadonlySignal<ReadonlyMap<string, RosterRow>>;
  readonly onOpenCard: (personID: string, from: Element) => void;
}

/** The people who watch one's camera, and below them those from whom it is hidden. */
export function ViewerList({ anchor, desk, roster, onOpenCard }: ViewerListProps) {
  const { viewers, booted } = desk.state;
  const hidden = [...booted.value].flatMap((id) => roster.value.get(id) ?? []);
  const profile = (personID: string, from: Element) => {
    from.closest("dialog")?.close();
    onOpenCard(personID, from);
  };
  return (
    <Popover
      label="Who watches you"
      anchor={anchor}
      onClose={() => desk.viewersAt.value = null}
    >
      <h2 class="popover-title">{viewerCountWords(viewers.value.length)}</h2>
      <ul class="viewers">
        {viewers.value.map(({ personID, username }) => (
          <ViewerRow
            key={personID}
            {...{ personID, username, desk }}
            avatar={roster.value.get(personID)?.avatar}
            onProfile={profile}
          />
        ))}
      </ul>
      {hidden.length > 0 && <h3 class="popover-subtitle">Your camera is hidden from</h3>}
      <ul class="viewers">
        {hidden.map(({ personID, username, avatar }) => (
          <li key={personID} class="viewer">
            <Avatar username={username} src={avatar} size="small" />
            <span class="viewer-name" dir="auto">{username}</span>
            <button
              type="button"
              class="button button-small"
              onClick={() => desk.actions.unboot(personID)}
            >
              Undo<span class="visually-hidden">: let {username} see your camera again</span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

interface ViewerRowProps {
  readonly personID: string;
  readonly username: string;
  readonly avatar: string | undefined;
  readonly desk: CameraDesk;
  readonly onProfile: (personID: string, from: Element) => void;
}

function ViewerRow({ personID, username, avatar, desk, onProfile }: ViewerRowProps) {
  return (
    <li class="viewer">
      <Avatar username={username} src={avatar} size="small" />
      <span class="viewer-name" dir="auto">{username}</span>
      <button
        type="button"
        class="icon-button"
        title="Profile"
        onClick={(event) => onProfile(personID, event.currentTarget)}
      >
        <Icon name="id-card" />
        <span class="visually-hidden">About {username}</span>
      </button>
      <button
        type="button"
        class="icon-button"
        title="Mute: hear and see nothing of them, and hide your camera from them"
        onClick={() => desk.actions.mute(personID)}
      >
        <Icon name="volume-xmark" />
        <span class="visually-hidden">Mute {username}</span>
      </button>
      <button
        type="button"
        class="icon-button"
        title="Hide your camera from them"
        onClick={() => desk.actions.boot(personID)}
      >
        <Icon name="user-slash" />
        <span class="visually-hidden">Hide your camera from {username}</span>
      </button>
    </li>
  );
}
