import type { BrandProps } from "../Brand.tsx";
import { PlainPage } from "./PlainPage.tsx";

/** What the help page needs to know about this room. */
export interface AboutPageProps extends BrandProps {
  readonly websiteURL: string;
  /** Whether people with a name of their own choice are let in. */
  readonly guestsAllowed: boolean;
}

/** Explains the room, cameras, privacy, and what to do when something fails. */
export function AboutPage({ websiteURL, guestsAllowed, ...brand }: AboutPageProps) {
  return (
    <PlainPage {...brand} heading="About this room">
      <p class="plain-lead">
        A place to talk with the people who are here now. Some of them may show their camera; you
        watch those you like, and nobody has to.
      </p>
      <AboutEntering guestsAllowed={guestsAllowed} />
      <AboutTalking />
      <AboutCameras />
      <AboutPrivacy />
      <AboutProblems />
      <p class="plain-actions">
        <a class="button button-primary" href="/">To the room</a>
        {websiteURL !== "" && <a class="button" href={websiteURL}>To the website</a>}
      </p>
    </PlainPage>
  );
}

function AboutEntering({ guestsAllowed }: Pick<AboutPageProps, "guestsAllowed">) {
  return (
    <section class="plain-section">
      <h2>Coming in</h2>
      {guestsAllowed
        ? (
          <p>
            Choose a name and join. If somebody has that name already, you get a number after yours.
            Those who come from the website, signed in, keep their name and picture.
          </p>
        )
        : (
          <p>
            Sign in on the website and follow its link to the chat. It brings your name and picture
            along and works for a short time, so take a new one each time.
          </p>
        )}
      <p>A shield after a name marks an operator: somebody who looks after the room.</p>
    </section>
  );
}

function AboutTalking() {
  return (
    <section class="plain-section">
      <h2>Talking</h2>
      <ul>
        <li>
          On the left are the channels, which everyone can read. On a phone, the button at the top
          left opens them.
        </li>
        <li>
          Choose a person in the list of who is online to write to them privately. The two of you
          can read it, nobody else.
        </li>
        <li>
          <kbd>Enter</kbd> sends, <kbd>Shift</kbd> + <kbd>Enter</kbd> starts a new line, and{" "}
          <kbd>↑</kbd> in an empty field brings back what you sent last.
        </li>
        <li>
          Messages may use Markdown: <code>**bold**</code>, <code>*italic*</code>,{" "}
          <code>`code`</code>, lists, quotes and tables.
        </li>
      </ul>
    </section>
  );
}

function AboutCameras() {
  return (
    <section class="plain-section">
      <h2>Cameras</h2>
      <ul>
        <li>
          Your camera and microphone stay off until you turn them on, and your browser asks you
          first. Turn them off and their light goes out.
        </li>
        <li>
          Picture and sound go straight from one person's device to the other's. They do not pass
          through the chat server and are not recorded here.
        </li>
        <li>
          Because the way is direct, people who watch each other can find out each other's internet
          address, unless the operator has set up a relay that hides it.
        </li>
        <li>
          You see who watches you, and can hide your camera from anyone: to them it looks switched
          off.
        </li>
        <li>What somebody else sees, they can also record.</li>
      </ul>
    </section>
  );
}

function AboutPrivacy() {
  return (
    <section class="plain-section">
      <h2>Privacy</h2>
      <ul>
        <li>
          The server writes down nothing that is said here, neither in channels nor in private. Its
          memory holds the latest messages for a while: for those who come back after a lost
          connection, and so that somebody can report them.
        </li>
        <li>
          Whoever comes in may be shown the last lines of a channel, if the operators want that, but
          never what was said in private or by somebody they block or who blocks them.
        </li>
        <li>
          What you see is kept by your open page alone. Close or reload it, and it is gone.
        </li>
        <li>
          Your browser remembers the name and the camera settings that you chose last, to offer them
          again.
        </li>
        <li>Others can copy what they read. Say here what you would say in company.</li>
      </ul>
    </section>
  );
}

function AboutProblems() {
  return (
    <section class="plain-section">
      <h2>If something does not work</h2>
      <dl>
        <dt>“Connection lost” stays</dt>
        <dd>
          The page tries again by itself. If other sites work and this one does not, reload the
          page; a strict firewall may also block the connection.
        </dd>
        <dt>The link from the website is refused</dt>
        <dd>It has run out. Go back to the website and take a new one.</dd>
        <dt>It says that you opened the room somewhere else</dt>
        <dd>One person can be here once. The newer window stays, the older one is closed.</dd>
        <dt>The page stays as it is and nothing can be clicked</dt>
        <dd>
          The room needs JavaScript and a browser of the last few years: Firefox, Chrome, Edge or
          Safari.
        </dd>
      </dl>
    </section>
  );
}
