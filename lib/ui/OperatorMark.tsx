import { Icon } from "./Icon.tsx";

/** The shield after an operator's name; the word is there for those who cannot see it. */
export function OperatorMark() {
  return (
    <span class="operator-mark" title="Operator">
      <Icon name="shield-halved" />
      <span class="visually-hidden">(operator)</span>
    </span>
  );
}
