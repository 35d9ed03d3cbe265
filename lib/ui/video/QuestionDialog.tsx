import { useSignal } from "@preact/signals";
import { Icon } from "../Icon.tsx";
import type { CameraDesk, CameraQuestion } from "./camera_desk.ts";
import { useModal } from "./use_modal.ts";

/** A question, and the desk that it is about. */
export interface QuestionDialogProps {
  readonly question: CameraQuestion;
  readonly desk: CameraDesk;
}

/** Asks before an explicit camera opens, or says why one does not open and what would help. */
export function QuestionDialog({ question, desk }: QuestionDialogProps) {
  const { dialog, close } = useModal();
  const dontAsk = useSignal(false);
  const watch = () => {
    if (dontAsk.value) desk.state.confirmExplicit.value = false;
    desk.actions.watch(question.personID);
    close();
  };
  const show = () => {
    close();
    desk.openSettings();
  };
  return (
    <dialog
      ref={dialog}
      class="dialog question"
      aria-labelledby="question-title"
      onClose={() => desk.question.value = null}
    >
      <div class="dialog-body">
        <QuestionText question={question} />
        {question.kind === "ask-explicit" && (
          <label class="check">
            <input
              type="checkbox"
              checked={dontAsk}
              onChange={(event) => dontAsk.value = event.currentTarget.checked}
            />
            Don’t ask again
          </label>
        )}
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={close}>
          {question.kind === "explain-vip" ? "Close" : "Cancel"}
        </button>
        {question.kind === "ask-explicit" && (
          <button type="button" class="button button-primary" onClick={watch}>
            <Icon name="eye" /> Watch
          </button>
        )}
        {question.kind === "explain-mutual" && (
          <button type="button" class="button button-primary" onClick={show}>
            <Icon name="video" /> Show mine
          </button>
        )}
      </footer>
    </dialog>
  );
}

function QuestionText({ question: { kind, username } }: { readonly question: CameraQuestion }) {
  const name = <bdi>{username}</bdi>;
  switch (kind) {
    case "ask-explicit":
      return (
        <>
          <h2 id="question-title" class="dialog-title">This camera is explicit</h2>
          <p>
            {name} may show things that are not for everyone. Watch only if you want to see them.
          </p>
        </>
      );
    case "explain-mutual":
      return (
        <>
          <h2 id="question-title" class="dialog-title">{name} wants to see you too</h2>
          <p>This camera opens for people who show their own. Go live first, then open it.</p>
        </>
      );
    case "explain-vip":
      return (
        <>
          <h2 id="question-title" class="dialog-title">For VIPs only</h2>
          <p>{name} lets only VIPs watch. An invitation from {name} would let you in.</p>
        </>
      );
  }
}
