import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { PageConfig } from "../protocol/page_config.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import { MAX_USERNAME_INPUT } from "../protocol/limits.ts";
import { Avatar } from "./Avatar.tsx";

/** How the person gets in. */
export interface SignInFormProps {
  readonly config: PageConfig;
  /** A name to begin with: the one used last time. */
  readonly rememberedName: string;
  /** Why the last attempt was refused. */
  readonly problem: SafeHtml | null;
  readonly joining: boolean;
  /** Null until the page's script can take it. */
  readonly onSignIn: ((username: string) => void) | null;
}

/** A name field for guests, a single button for those whom the website has sent. */
export function SignInForm(props: SignInFormProps) {
  const { config, problem, joining, onSignIn } = props;
  const name = useRef<HTMLInputElement>(null);
  // Without the script, the form would be sent without the token, which only the socket carries.
  const early = onSignIn === null && config.tokenUsername !== null;
  const submit = (event: Event) => {
    event.preventDefault();
    onSignIn?.(name.current?.value ?? config.tokenUsername ?? "");
  };
  return (
    <form class="sign-in" method="post" action="/" onSubmit={submit}>
      {config.tokenUsername === null
        ? <NameField {...props} field={name} />
        : <TokenPerson username={config.tokenUsername} avatar={config.tokenAvatar} />}
      {problem !== null && (
        <p
          class="sign-in-problem"
          id="sign-in-problem"
          role="alert"
          dangerouslySetInnerHTML={{ __html: problem }}
        />
      )}
      <button type="submit" class="button button-primary button-wide" disabled={joining || early}>
        {joining ? "Joining…" : buttonWords(config)}
      </button>
      <noscript>
        <p class="sign-in-note">
          The room needs JavaScript. Turn it on for this site and load the page again.
        </p>
      </noscript>
    </form>
  );
}

function buttonWords({ tokenUsername }: PageConfig) {
  return tokenUsername === null ? "Join the room" : (
    <span>
      Continue as <bdi>{tokenUsername}</bdi>
    </span>
  );
}

type NameFieldProps = SignInFormProps & {
  readonly field: RefObject<HTMLInputElement>;
};

function NameField({ rememberedName, problem, joining, field }: NameFieldProps) {
  useEffect(() => {
    // What was typed before the script came stands above what was used last time.
    const input = field.current;
    if (input && input.value === "") input.value = rememberedName;
  }, [rememberedName]);
  useEffect(() => {
    if (problem !== null) field.current?.focus();
  }, [problem]);
  return (
    <label class="sign-in-name">
      <span class="sign-in-label">Your name in the room</span>
      <input
        ref={field}
        class="field"
        name="username"
        type="text"
        autocomplete="nickname"
        autocapitalize="off"
        spellcheck={false}
        dir="auto"
        required
        maxlength={MAX_USERNAME_INPUT}
        placeholder="maria"
        readOnly={joining}
        aria-invalid={problem === null ? undefined : "true"}
        aria-describedby={problem === null ? undefined : "sign-in-problem"}
      />
    </label>
  );
}

function TokenPerson({ username, avatar }: { username: string; avatar: string | null }) {
  return (
    <div class="sign-in-person">
      <Avatar username={username} src={avatar ?? undefined} size="large" />
      <p class="sign-in-hello">
        Hello <bdi>{username}</bdi>!
      </p>
    </div>
  );
}
