import type { BrandProps } from "../Brand.tsx";
import { PlainPage } from "./PlainPage.tsx";

/** What went wrong, as an HTTP status. */
export interface ErrorPageProps extends BrandProps {
  readonly status: number;
}

/** A wrong address, or a fault of ours, in plain words and with a way back. */
export function ErrorPage({ status, ...brand }: ErrorPageProps) {
  const { heading, text } = explainStatus(status);
  return (
    <PlainPage {...brand} heading={heading}>
      <p class="plain-lead">{text}</p>
      <p class="plain-actions">
        <a class="button button-primary" href="/">To the room</a>
      </p>
      <p class="plain-note">Error {status}</p>
    </PlainPage>
  );
}

function explainStatus(status: number): { heading: string; text: string } {
  if (status === 404) {
    return {
      heading: "There is nothing here",
      text: "This address does not lead anywhere. It may have a slip in it, or the page has gone.",
    };
  }
  if (status >= 500) {
    return {
      heading: "Something broke on our side",
      text: "It was not your doing. Wait a moment and try again; if it stays, tell the website.",
    };
  }
  return {
    heading: "That did not work",
    text: "The server could not do anything with this request. Go back to the room and try again.",
  };
}
