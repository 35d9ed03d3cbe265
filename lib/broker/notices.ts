import type { ClientMessage } from "../protocol/client_message.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import type { ServerNotice } from "../protocol/server_message.ts";

/** Where a notice belongs: a conversation, or the message that it answers. */
export interface NoticePlace {
  readonly channel?: string | undefined;
  readonly threadID?: string | undefined;
  readonly clientID?: string | undefined;
  readonly cameraOf?: string | undefined;
}

/** ChatServer says that something went wrong. */
export function makeError(message: SafeHtml, place: NoticePlace = {}): ServerNotice {
  return { action: "error", username: "ChatServer", message, ...present(place) };
}

/** ChatServer says something that nobody needs to worry about. */
export function makeNotice(message: SafeHtml, place: NoticePlace = {}): ServerNotice {
  return { ...makeError(message, place), kind: "notice" };
}

/** What the client needs to find what was refused. */
export function placeOfMessage(message: ClientMessage): NoticePlace {
  switch (message.action) {
    case "message": {
      const { channel, personID: threadID, clientID } = message;
      return clientID === undefined ? {} : { channel, threadID, clientID };
    }
    case "open":
      return { cameraOf: message.personID };
    default:
      return {};
  }
}

function present(place: NoticePlace): Partial<ServerNotice> {
  return {
    ...(place.channel === undefined ? {} : { channel: place.channel }),
    ...(place.threadID === undefined ? {} : { threadID: place.threadID }),
    ...(place.clientID === undefined ? {} : { clientID: place.clientID }),
    ...(place.cameraOf === undefined ? {} : { cameraOf: place.cameraOf }),
  };
}
