import type { PageConfig } from "../protocol/page_config.ts";
import { Brand } from "./Brand.tsx";
import { Icon } from "./Icon.tsx";
import { SignInForm, type SignInFormProps } from "./SignInForm.tsx";

/** The page in front of the room: what this is, who is here, and the way in. */
export function Landing(props: SignInFormProps) {
  const { config } = props;
  return (
    <main class="landing">
      <div class="landing-card">
        <Brand title={config.title} brandingHtml={config.brandingHtml} />
        <h1 class="landing-title">
          {config.tokenUsername === null ? "Come in and say hello" : "Good to see you"}
        </h1>
        <p class="landing-lead">
          A room to talk in, with cameras for those who like to be seen.
        </p>
        <p class="landing-people">
          <span class="dot dot-online" aria-hidden="true" />
          {peopleWords(config.peopleHere)}
        </p>
        {config.tokenProblem !== null && (
          <p class="landing-problem">
            <Icon name="circle-exclamation" />
            <span>{config.tokenProblem}</span>
          </p>
        )}
        <SignInForm {...props} />
      </div>
      <Promises />
      <LandingFoot config={config} />
    </main>
  );
}

function peopleWords(count: number): string {
  if (count === 0) return "Nobody is here yet. Be the first.";
  return count === 1 ? "1 person is here now" : `${count} people are here now`;
}

function Promises() {
  return (
    <ul class="promises" aria-label="What the room may do">
      <li>
        <Icon name="video" />
        <span>Your camera and microphone stay off until you turn them on.</span>
      </li>
      <li>
        <Icon name="envelope" />
        <span>Private messages reach the other person and nobody else.</span>
      </li>
      <li>
        <Icon name="eye-slash" />
        <span>
          Nothing that you write is saved. Newcomers see the last lines of a channel at most.
        </span>
      </li>
    </ul>
  );
}

function LandingFoot({ config }: { readonly config: PageConfig }) {
  return (
    <p class="landing-foot">
      <a href="/about">About this room</a>
      {config.websiteURL !== "" && <a href={config.websiteURL}>Back to the website</a>}
    </p>
  );
}
