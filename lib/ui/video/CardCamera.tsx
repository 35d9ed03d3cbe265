import type { RosterRow } from "../../protocol/roster_row.ts";
import { Icon } from "../Icon.tsx";
import type { CameraDesk } from "./camera_desk.ts";
import { cameraWords } from "./camera_mark.ts";

/** Whose card it is. `onDone` closes it. */
export interface CardCameraProps {
  readonly row: RosterRow;
  readonly desk: CameraDesk;
  readonly onDone: () => void;
}

/** What the card of another person offers about cameras, with words on what they will notice. */
export function CardCamera({ row, desk, onDone }: CardCameraProps) {
  return (
    <div class="card-camera">
      <WatchButton {...{ row, desk, onDone }} />
      <InviteButton {...{ row, desk }} />
      <BootSwitch {...{ row, desk }} />
      <MuteSwitch {...{ row, desk }} />
    </div>
  );
}

function WatchButton({ row, desk, onDone }: CardCameraProps) {
  const mark = desk.mark(row);
  if (mark === null) return null;
  const watching = mark.shape === "watching";
  const press = () => {
    onDone();
    desk.press(row);
  };
  return (
    <button
      type="button"
      class="button"
      aria-label={cameraWords(mark, row.username)}
      onClick={press}
    >
      <Icon name={watching ? "eye-slash" : "video"} />
      {watching ? "Stop watching" : mark.shape === "explicit" ? "Watch (explicit)" : "Watch"}
    </button>
  );
}

type SwitchProps = Omit<CardCameraProps, "onDone">;

function InviteButton({ row, desk }: SwitchProps) {
  const { personID } = row;
  const { viewers, invited, booted, muted } = desk.state;
  const watches = viewers.value.some((viewer) => viewer.personID === personID);
  const shutOut = booted.value.has(personID) || muted.value.has(personID);
  if (!desk.live.value || watches || shutOut) return null;
  const done = invited.value.has(personID);
  return (
    <div class="card-choice">
      <button
        type="button"
        class="button"
        aria-disabled={done}
        onClick={() => done || desk.actions.invite(personID)}
      >
        <Icon name={done ? "check" : "user-plus"} />
        {done ? "Invited to watch" : "Invite to watch"}
      </button>
      <p class="card-note">
        {done
          ? "They may watch you until you stop."
          : "They are told, and may watch whatever your camera’s settings say."}
      </p>
    </div>
  );
}

function BootSwitch({ row, desk }: SwitchProps) {
  const { personID } = row;
  const booted = desk.state.booted.value.has(personID);
  const { boot, unboot } = desk.actions;
  return (
    <div class="card-choice">
      <button
        type="button"
        class="button"
        onClick={() => booted ? unboot(personID) : boot(personID)}
      >
        <Icon name="user-slash" />
        {booted ? "Show them my camera again" : "Hide my camera from them"}
      </button>
      <p class="card-note">
        {booted
          ? "They see your camera as off."
          : "They will see your camera as off. They are not told why."}
      </p>
    </div>
  );
}

function MuteSwitch({ row, desk }: SwitchProps) {
  const { personID } = row;
  const muted = desk.state.muted.value.has(personID);
  const { mute, unmute } = desk.actions;
  return (
    <div class="card-choice">
      <button
        type="button"
        class="button"
        onClick={() => muted ? unmute(personID) : mute(personID)}
      >
        <Icon name="volume-xmark" />
        {muted ? "Unmute" : "Mute"}
      </button>
      <p class="card-note">
        {muted
          ? "You hear and see nothing of them, and they see your camera as off."
          : "You will hear and see nothing of them, and they will see your camera as off."}
      </p>
    </div>
  );
}
