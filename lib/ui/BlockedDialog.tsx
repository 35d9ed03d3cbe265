import type { SafetyDesk } from "./safety_desk.ts";
import { useModal } from "./video/use_modal.ts";

/** Whom one has blocked, and the way back. */
export function BlockedDialog({ safety }: { readonly safety: SafetyDesk }) {
  const { dialog, close } = useModal();
  const people = safety.blocked.value;
  return (
    <dialog
      ref={dialog}
      class="safety"
      aria-labelledby="blocked-title"
      onClose={() => safety.listShown.value = false}
    >
      <div class="safety-inside">
        <h2 id="blocked-title" class="safety-title">Blocked people</h2>
        {people.length === 0
          ? <p class="card-note">Nobody. You can block somebody from their profile.</p>
          : (
            <ul class="safety-list">
              {people.map(({ personID, username }) => (
                <li key={personID} class="safety-person">
                  <bdi>{username}</bdi>
                  <button
                    type="button"
                    class="button button-small"
                    aria-label={`Unblock ${username}`}
                    onClick={() => safety.actions.unblock(personID)}
                  >
                    Unblock
                  </button>
                </li>
              ))}
            </ul>
          )}
        <p class="card-note">This browser remembers them, by the names that they had.</p>
        <div class="card-actions">
          <button type="button" class="button" onClick={close}>Close</button>
        </div>
      </div>
    </dialog>
  );
}
