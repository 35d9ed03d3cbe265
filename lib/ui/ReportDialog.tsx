import { useSignal } from "@preact/signals";
import { MAX_REPORT_COMMENT } from "../protocol/limits.ts";
import type { ReportTarget, SafetyDesk } from "./safety_desk.ts";
import { useModal } from "./video/use_modal.ts";

/** What a report can be about, in words for operators. */
const REASONS = [
  "Spam or advertising",
  "Harassment or insults",
  "Hate",
  "Unwanted sexual content",
  "Somebody under age",
  "Threats or danger",
  "Something else",
] as const;

/** Asks what is wrong, and sends it to the operators. */
export function ReportDialog(
  { target, safety }: { readonly target: ReportTarget; readonly safety: SafetyDesk },
) {
  const { dialog, close } = useModal();
  const reason = useSignal<string>(REASONS[0]);
  const comment = useSignal("");
  const submit = (event: Event) => {
    event.preventDefault();
    const report = { ...target, reason: reason.value, comment: comment.value.trim() };
    if (safety.actions.report(report)) close();
  };
  return (
    <dialog
      ref={dialog}
      class="safety"
      aria-labelledby="report-title"
      onClose={() => safety.reporting.value = null}
    >
      <form class="safety-inside" onSubmit={submit}>
        <h2 id="report-title" class="safety-title">
          Report {target.msgID === undefined ? "" : "a message of "}
          <bdi>{target.username}</bdi>
        </h2>
        <label class="card-deed-field">
          What is wrong
          <select
            class="select"
            value={reason}
            onChange={(event) => reason.value = event.currentTarget.value}
          >
            {REASONS.map((words) => <option key={words} value={words}>{words}</option>)}
          </select>
        </label>
        <label class="card-deed-field">
          Anything else that the operators should know
          <textarea
            class="field"
            rows={3}
            maxLength={MAX_REPORT_COMMENT}
            placeholder="Optional"
            value={comment}
            onInput={(event) => comment.value = event.currentTarget.value}
          />
        </label>
        <p class="card-note">
          Operators read your name{target.msgID === undefined ? "." : " and the message."}{" "}
          The person is not told.
        </p>
        <div class="card-actions">
          <button type="button" class="button" onClick={close}>Cancel</button>
          <button type="submit" class="button button-primary">Send report</button>
        </div>
      </form>
    </dialog>
  );
}
