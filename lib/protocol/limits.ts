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

/** Most people that one person can boot, mute, invite or block, each; the oldest is forgotten first. */
export const MAX_NOTED_PEOPLE = 1_000;

/** Longest category and longest comment of a report: a sentence, and a few paragraphs. */
export const MAX_REPORT_REASON = 128;
export const MAX_REPORT_COMMENT = 2_000;

/** Latest messages that are kept so that a report can quote them: minutes of a busy room. */
export const MAX_RECENT_MESSAGES = 500;

/** Text of them together, with its HTML. Bounds memory where messages may be long. */
export const MAX_RECENT_TEXT = 1_000_000;

/** Most messages of one channel that somebody gets who comes in: what a person reads to catch up. */
export const MAX_ECHOED_MESSAGES = 100;

/**
 * Messages that are kept for each of those. Somebody from whom authors are hidden gets older ones in
 * their place, so that a short list does not tell of a block; three of four may be hidden.
 */
export const BACKLOG_PER_ECHO = 4;

/** HTML of one channel's messages that is kept for those who come in. */
export const MAX_BACKLOG_TEXT = 131_072;

/**
 * HTML that somebody who comes in gets of all channels together, in UTF-16 units: with names and
 * times, within the smallest `Limits.BufferedBytes` for most languages.
 */
export const MAX_ECHO_TEXT = 32_768;

/**
 * Messages of everyone that are remembered by their `clientID`; at least half as many. 200 of them in
 * a second, which 100 people can say at once for long, are over a minute: the time for which a session
 * can be taken up again.
 */
export const MAX_SAID_MESSAGES = 32_768;

/** People whose links in direct messages are remembered; who wrote one longest ago goes first. */
export const MAX_LINK_SENDERS = 1_000;

/** Links in direct messages that are remembered of one person; the oldest is forgotten first. */
export const MAX_SENT_LINKS = 50;

/** Hits of filters that are masked one by one; after them the rest of the message is masked. */
export const MAX_MASKED_HITS = 100;

/**
 * Deepest nesting of lists and objects in a frame, or in the JSON within one. Ours have two levels,
 * what browsers say to each other has six; a parser may not be led into the depths by a stranger.
 */
export const MAX_JSON_DEPTH = 16;

/**
 * Frames over the pace after which a connection is closed. A person who leans on a key gets an
 * answer for each until then; a program that floods is gone within a second.
 */
export const MAX_OVER_PACE = 100;

/** Frames over the pace that are forgiven per second, so that a clumsy bot stays in the room. */
export const OVER_PACE_FORGIVEN_PER_SECOND = 1;

/** Milliseconds between two errors that say that something came too fast. */
export const PACE_ERROR_INTERVAL_MS = 1_000;

/**
 * Signals that each end of a new link may send besides the pace: an offer, an answer, and the
 * candidates of a machine with several networks (about 20), twice.
 */
export const SIGNALS_PER_LINK = 48;

/** Frames above `MAX_FRAME_LENGTH` count as this many new connections of their address. */
export const OVERSIZED_FRAME_COST = 10;

/** Most bans, and most kicks, that are kept: a list that nobody can look through helps nobody. */
export const MAX_EXCLUSIONS = 10_000;

/** Longest ban in hours: ten years. Who is to stay out for longer loses their account. */
export const MAX_BAN_HOURS = 87_600;

/** Longest reason of a kick or ban, in characters (code points): a sentence or two. */
export const MAX_REASON = 300;

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

/** Longest `resumeKey`: a UUID fits. */
export const MAX_RESUME_KEY_LENGTH = 64;

/**
 * Most messages kept for a session that has not said that they arrived. A client that reads too
 * slowly is let go with about 4,000 short ones on their way, and as many again may follow until it
 * is back.
 */
export const MAX_UNACKED_MESSAGES = 8_192;

/** Messages after which our page says that they arrived. */
export const ACK_EVERY_MESSAGES = 256;

/** Least milliseconds between two `ack`s of our page; four in a second are within any pace. */
export const ACK_INTERVAL_MS = 250;

/** Most milliseconds for which our page leaves something unacknowledged. */
export const ACK_DELAY_MS = 15_000;

/** Most milliseconds for which what comes into a busy room waits, to be handled together (`Intake`). */
export const BATCH_MS = 20;

/** Text of the messages kept for such a session: twice what may wait for it by default. */
export const MAX_UNACKED_LENGTH = 2_097_152;

/**
 * Longest list of messages in one frame; what is more goes into the next. Deno keeps memory for the
 * longest frame that a connection was sent.
 */
export const MAX_BATCH_LENGTH = 8_192;

/** Rows of the Who List in one frame, to those who can take it in parts: about 5 kB. */
export const ROWS_PER_PART = 32;

/**
 * Rows of whole Who Lists that go out in one tick, to all BareRTC clients together. A room of 300 of
 * them gets a list in each, as ever; in one of 1,000 each gets it every 2 s, rather than that the
 * server does nothing else for a tenth of a second.
 */
export const LISTED_ROWS_PER_TICK = 125_000;
