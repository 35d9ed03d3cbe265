import type { Feature } from "./features.ts";
import type { RosterRow } from "./roster_row.ts";
import type { SafeHtml } from "./safe_html.ts";

/** Tells a session who it is: after login, and whenever that changes. */
export interface MeAnswer {
  readonly action: "me";
  readonly username: string;
  readonly personID: string;
  readonly features: readonly Feature[];
  readonly op?: true;
  /** The flags of the session's camera, when the server has changed them. */
  readonly video?: number;
  /** After a login with the feature `resume`: the secret by which the session can be taken up again. */
  readonly resumeKey?: string;
}

/** The session that was asked for goes on: what it has missed follows. */
export interface Resumed {
  readonly action: "resumed";
}

/** The session that was asked for is gone, or too much was missed: log in anew. */
export interface ResumeRefused {
  readonly action: "resume-refused";
}

/** The whole Who List: after login to everyone, on each change to BareRTC clients. */
export interface WhoUpdate {
  readonly action: "who";
  readonly whoList: readonly RosterRow[];
  /** How many rows have come before, if this is not the first part of the list. */
  readonly from?: number;
  /** Whether another part follows at once. */
  readonly more?: true;
}

/** Changed rows of the Who List, to sessions with `roster-delta`. */
export interface RosterDelta {
  readonly action: "roster";
  readonly rows: readonly RosterRow[];
  /** `personID`s of those who are no longer in the room. */
  readonly gone: readonly string[];
  /** What is new of people who were in the list before. */
  readonly changed?: readonly RowChange[];
  /** Whether these people have just come or gone, which is said by `presence` to others. */
  readonly kind?: Presence["kind"];
}

/** The fields of a row that are new; `null` if a row has one no more. */
export type RowChange =
  & Pick<RosterRow, "personID">
  & {
    readonly [K in Exclude<keyof RosterRow, "personID">]?: RosterRow[K] | null;
  };

/** Somebody came or went. BareRTC clients match the English text, ours read `kind`. */
export interface Presence {
  readonly action: "presence";
  readonly username: string;
  readonly message: string;
  readonly kind: "joined" | "left";
}

/** Something that a person said. */
export interface ChatDelivery {
  readonly action: "message";
  /** The channel, or `@name` of the other person of a direct message. */
  readonly channel: string;
  readonly username: string;
  readonly message: SafeHtml;
  readonly msgID: number;
  /** In direct messages: `personID` of the other person, to whom the thread belongs. */
  readonly threadID?: string;
  /** In the sender's own copy: the id that the client gave. */
  readonly clientID?: string;
}

/** A public message that was said before the session came in. */
export interface EchoedMessage extends Omit<ChatDelivery, "threadID"> {
  /** When it was said, in ISO 8601. */
  readonly timestamp: string;
  /** Its author, who may have left. */
  readonly personID?: string;
}

/** What was said last in the channels, oldest first, after a login. */
export interface EchoedMessages {
  readonly action: "echo";
  readonly messages: readonly EchoedMessage[];
}

/** Something that ChatServer says to one session, in `channel` or in whichever is open. */
export interface ServerNotice {
  readonly action: "error";
  readonly username: "ChatServer";
  readonly message: SafeHtml;
  /** Present when nothing went wrong: a welcome or a piece of news. */
  readonly kind?: "notice";
  readonly channel?: string;
  readonly threadID?: string;
  /** Names the message that was not delivered. */
  readonly clientID?: string;
  /** `personID` of the one whose camera could not be opened. */
  readonly cameraOf?: string;
}

/** The server is there. Lets a browser notice a dead connection. */
export interface Ping {
  readonly action: "ping";
  /** A fresh token to log in with next time, as the site's own is short-lived. */
  readonly jwt?: string;
}

/** The session may watch this person; it makes the offer. */
export interface OpenLink {
  readonly action: "open";
  readonly username: string;
  readonly personID: string;
  /** Names the link in every signal of it. (BareRTC's name for a field that it does not use.) */
  readonly openSecret: string;
}

/** This person may watch the session, which waits for their offer. */
export interface RingLink {
  readonly action: "ring";
  readonly username: string;
  readonly personID: string;
  readonly openSecret: string;
}

/** A session description from the other end of a link, as that sent it. */
export interface SdpRelay {
  readonly action: "sdp";
  readonly username: string;
  readonly openSecret: string;
  readonly description: string;
}

/** An ICE candidate from the other end of a link, as that sent it. */
export interface CandidateRelay {
  readonly action: "candidate";
  readonly username: string;
  readonly openSecret: string;
  readonly candidate: string;
}

/** Somebody watches the session, or does so no more. Said by the server, not by the viewer. */
export interface WatchNews {
  readonly action: "watch";
  readonly username: string;
  readonly personID: string;
  readonly openSecret: string;
}

/** The end of a link, to its broadcaster. */
export interface UnwatchNews {
  readonly action: "unwatch";
  readonly username: string;
  readonly personID: string;
  readonly openSecret: string;
}

/** The session's camera has to be turned off. */
export interface Cut {
  readonly action: "cut";
}

/** How to find a way between two browsers; to sessions with `ice-servers`. */
export interface IceServers {
  readonly action: "ice-servers";
  readonly iceServers: readonly IceServer[];
  /** Only ways through a relay may be used, which hides the addresses of both ends. */
  readonly relayOnly: boolean;
}

/** As in W3C `RTCIceServer`. */
export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/** Do not connect again by yourself. */
export interface Disconnect {
  readonly action: "disconnect";
}

/** Everything that the server may send. */
export type ServerMessage =
  | MeAnswer
  | WhoUpdate
  | RosterDelta
  | Presence
  | ChatDelivery
  | EchoedMessages
  | ServerNotice
  | Ping
  | OpenLink
  | RingLink
  | SdpRelay
  | CandidateRelay
  | WatchNews
  | UnwatchNews
  | Cut
  | IceServers
  | Resumed
  | ResumeRefused
  | Disconnect;

/** The texts of `presence`, which BareRTC clients compare word for word. */
export const PRESENCE_TEXT = {
  joined: "has joined the room!",
  left: "has exited the room!",
} as const satisfies Record<Presence["kind"], string>;
