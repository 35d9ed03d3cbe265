import { type Fields, isFields } from "./fields.ts";
import { MAX_MID_LENGTH } from "./limits.ts";
import { parseJson } from "./parse_json.ts";
import { err, ok, type Result } from "./result.ts";

/**
 * What the two ends of a link tell each other to connect: JSON in a text field, as BareRTC sends it.
 * simple-peer destroys itself when it is given a shape that it does not know, so both the server
 * and the browser check before they pass one on.
 */

/** An SDP description (RFC 8829), or what simple-peer's other end asks the offering one for. */
export type Description =
  | { readonly type: "offer" | "answer"; readonly sdp: string }
  | { readonly type: "renegotiate"; readonly renegotiate: true }
  | {
    readonly type: "transceiverRequest";
    readonly transceiverRequest: { readonly kind: "audio" | "video" };
  };

/** An ICE candidate (W3C `RTCIceCandidateInit`). The empty candidate says that there are no more. */
export interface Candidate {
  readonly candidate: string;
  readonly sdpMid?: string | null;
  readonly sdpMLineIndex?: number | null;
  readonly usernameFragment?: string | null;
}

/** Reads the text of a `description`. */
export function parseDescription(json: string): Result<Description> {
  const fields = readObject(json);
  if (fields === null) return err('"description" is not a JSON object');
  switch (fields.type) {
    case "offer":
    case "answer":
      return typeof fields.sdp === "string" && fields.sdp.startsWith("v=0")
        ? ok({ type: fields.type, sdp: fields.sdp })
        : err('"description" has no SDP');
    case "renegotiate":
      return ok({ type: "renegotiate", renegotiate: true });
    case "transceiverRequest":
      return parseTransceiverRequest(fields.transceiverRequest);
    default:
      return err('"description" has a type that is not known');
  }
}

/** Reads the text of a `candidate`. */
export function parseCandidate(json: string): Result<Candidate> {
  const fields = readObject(json);
  if (fields === null) return err('"candidate" is not a JSON object');
  const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = fields;
  if (typeof candidate !== "string") return err('"candidate" has no candidate line');
  if (!isShortText(sdpMid) || !isShortText(usernameFragment)) {
    return err('"candidate" has a media id or user fragment that is no short text');
  }
  if (!isIndex(sdpMLineIndex)) return err('"candidate" has a line index that is no number');
  return ok({
    candidate,
    ...(sdpMid === undefined ? {} : { sdpMid }),
    ...(sdpMLineIndex === undefined ? {} : { sdpMLineIndex }),
    ...(usernameFragment === undefined ? {} : { usernameFragment }),
  });
}

function parseTransceiverRequest(value: unknown): Result<Description> {
  const kind = isFields(value) ? value.kind : undefined;
  return kind === "audio" || kind === "video"
    ? ok({ type: "transceiverRequest", transceiverRequest: { kind } })
    : err('"description" asks for a transceiver of no known kind');
}

function readObject(json: string): Fields | null {
  const parsed = parseJson(json);
  return parsed.ok && isFields(parsed.value) ? parsed.value : null;
}

function isShortText(value: unknown): value is string | null | undefined {
  return value === undefined || value === null ||
    (typeof value === "string" && value.length <= MAX_MID_LENGTH);
}

function isIndex(value: unknown): value is number | null | undefined {
  return value === undefined || value === null ||
    (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 256);
}
