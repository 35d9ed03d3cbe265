/**
 * Every limit of the wire that is not an operator's setting, each with its reason.
 * Lengths of text are in UTF-16 code units unless the name says otherwise.
 */

/** Longest text frame that is parsed at all. A full message of 4,000 characters, escaped, fits eight times. */
export const MAX_FRAME_LENGTH = 65_536;

/** Longest token taken from a frame or a form. Proxies cut URLs at 8 KB, so no longer one can arrive by link. */
export const MAX_TOKEN_LENGTH = 8_192;

/** Longest name in graphemes (what a person would count as characters). Longer ones break the Who List. */
export const MAX_USERNAME_GRAPHEMES = 32;

/** Longest name in code points: two per grapheme, as some scripts chain letters without end into one. */
export const MAX_USERNAME_CODE_POINTS = 64;

/** Longest name before it is normalised; bounds the work of normalising. */
export const MAX_USERNAME_INPUT = 256;

/** Most combining marks in a row in a name. Real scripts need two; more is text that climbs over its neighbours. */
export const MAX_COMBINING_MARKS = 3;

/** Longest message in a frame, before the operator's `Limits.MessageCharacters` is applied. */
export const MAX_MESSAGE_INPUT = 32_768;

/** Longest opaque id made by a client (`clientID`, `personID`): a UUID fits. */
export const MAX_CLIENT_ID_LENGTH = 64;

/** A client's `personKey` is 16 to 64 characters: enough for 128 random bits, in any spelling. */
export const MIN_PERSON_KEY_LENGTH = 16;
export const MAX_PERSON_KEY_LENGTH = 64;

/** Most feature names read from a login. */
export const MAX_FEATURES = 16;

/** Refused frames after which a session is closed. An honest client sends none. */
export const MAX_STRIKES = 10;

/** Frames that wait while a session's token is checked; the check takes about a millisecond. */
export const MAX_WAITING_FRAMES = 32;

/** Conversations by name that the broker remembers for one person; the oldest is forgotten first. */
export const MAX_THREADS = 200;

/** Longest description: audio, video and data of a browser take about 8,000 characters. */
export const MAX_DESCRIPTION_LENGTH = 32_768;

/** Longest candidate; real ones take about 200 characters. */
export const MAX_CANDIDATE_LENGTH = 2_048;

/** Longest media id or user fragment; ICE allows 256 characters, browsers use under 20. */
export const MAX_MID_LENGTH = 256;

/** Largest `video`: 16 bits. Those that we do not know are ignored, as a newer client may have them. */
export const MAX_VIDEO = 65_535;

/** Most people invited to watch by one message. */
export const MAX_INVITED = 100;

/** Most people that one person can boot, mute or invite, each; the oldest is forgotten first. */
export const MAX_NOTED_PEOPLE = 1_000;

/** Most cameras that one person can have open at once. */
export const MAX_LINKS_PER_VIEWER = 64;

/** Bytes that may wait in one socket's send buffer before the session is evicted. */
export const MAX_BUFFERED_BYTES = 1_048_576;

/** Milliseconds between two `ping` messages. Under 60 s, at which nginx cuts silent connections. */
export const PING_INTERVAL_MS = 25_000;

/** Milliseconds between two fresh tokens for a member, under half of a fresh one's life. */
export const TOKEN_RENEWAL_MS = 120_000;

/**
 * Seconds that a member may stay on fresh tokens before the website has to vouch for them again: a
 * day, so that an account that the site has closed does not live on here (BareRTC D10).
 */
export const MAX_STAY_SECONDS = 86_400;

/** Milliseconds that roster changes gather before BareRTC clients get the whole list again. */
export const ROSTER_COALESCE_MS = 250;
