import type { BrandProps } from "../Brand.tsx";
import { Icon } from "../Icon.tsx";
import { PlainPage } from "./PlainPage.tsx";

/** What the page for those who may not enter needs. */
export interface RefusedPageProps extends BrandProps {
  /** Where members sign in; empty if the operator named none. */
  readonly websiteURL: string;
  /** Why the token that came along was not taken, or null if none came. */
  readonly reason: string | null;
}

/** For rooms that let in nobody without a link from the website (status 403). */
export function RefusedPage({ websiteURL, reason, ...brand }: RefusedPageProps) {
  return (
    <PlainPage {...brand} heading="This room is for members">
      {reason !== null && (
        <p class="landing-problem">
          <Icon name="circle-exclamation" />
          <span>{reason}</span>
        </p>
      )}
      <p class="plain-lead">
        You come in through the website: sign in there and follow its link to the chat. The link
        works for a short time only, so take a new one each time.
      </p>
      <p class="plain-actions">
        {websiteURL !== "" && (
          <a class="button button-primary" href={websiteURL}>Go to the website</a>
        )}
        <a class="button" href="/about">About this room</a>
      </p>
    </PlainPage>
  );
}
