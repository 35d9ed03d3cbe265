import type { LoginMessage } from "../protocol/room_message.ts";
import type { Feature } from "../protocol/features.ts";
import type { PersonRule } from "../protocol/person_rules.ts";
import { CloseCode } from "../protocol/close_codes.ts";
import { html } from "../protocol/safe_html.ts";
import type { MeAnswer } from "../protocol/server_message.ts";
import { normalizeGuestName, normalizeUsername } from "../protocol/username.ts";
import { describeMe } from "./describe_me.ts";
import { noteBlocklist, noteBlocksByName } from "./blocks.ts";
import { echoBacklogs } from "./echo.ts";
import { type Effect, sendTo } from "./effect.ts";
import { dropSession } from "./end_session.ts";
import type { IdentityResolved } from "./event.ts";
import { turnAway } from "./exclude.ts";
import { handleIdentityRefused } from "./handle_login.ts";
import { JournalledMap } from "./journalled_map.ts";
import { journalled } from "./journalled_record.ts";
import { JournalledSet } from "./journalled_set.ts";
import { makeError, makeNotice } from "./notices.ts";
import { buildRow, type Identity, type Person } from "./person.ts";
import { findByName, type Room } from "./room.ts";
import { announceChange, announceJoin } from "./roster.ts";
import { type Joining, type Online, OUTSIDE_STEPS, type Session } from "./session.ts";
import { rulesFor } from "./rules.ts";
import { announceSight } from "./sight.ts";
import { closeStaleThreads } from "./threads.ts";
import { apartFrom } from "./visibility.ts";
import { greetWithRoster } from "./whole_roster.ts";
import { endAllLinks } from "./watching.ts";
import { claimUsername, freeUsername } from "./usernames.ts";

/** A guest who leaves the name field empty, as in BareRTC. */
const NAMELESS_GUEST = "anonymous";

/**
 * Lets a person in whose identity is settled: gives them a name that nobody else has, ends their own
 * older session, tells the room, and greets them.
 */
export function enterRoom(
  room: Room,
  session: Joining,
  login: LoginMessage,
  { identity, at }: IdentityResolved,
): readonly Effect[] {
  const normalize = identity.kind === "guest" ? normalizeGuestName : normalizeUsername;
  const wanted = normalize(wantedName(identity, login));
  if (!wanted.ok) return refuseName(room, session, identity, wanted.error, at);
  const turnedAway = turnAway(room, session, { identity, username: wanted.value }, at);
  if (turnedAway !== null) return turnedAway;

  const older = room.people.get(identity.personID);
  const apart = older === undefined ? null : apartFrom(room, older);
  // A new connection is no way to a fresh burst.
  const pace = room.sessions.get(older?.sessionID ?? session.id)?.pace ?? session.pace;
  const replaced = older === undefined ? [] : replaceSession(room, older);
  const renamed = identity.kind === "signed" ? renameGuest(room, wanted.value, at) : [];

  const person = older ?? createPerson(room, identity, session, at);
  const username = freeUsername(room, wanted.value, person.id);
  person.identity = identity;
  person.sessionID = session.id;
  person.dnd = login.dnd;
  person.tokenAt = at;
  person.iceAt = at;
  room.people.set(person.id, person);
  claimUsername(room, person, username);
  person.rules = rulesFor(room, identity, wanted.value);
  noteBlocklist(room, person, session.blocklist);
  noteBlocksByName(room, person);
  if (older === undefined) person.row = buildRow(person);

  // The others are told before this session counts as one of them: it gets the whole list instead.
  const announced = apart === null ? announceJoin(room, person, at) : [
    ...announceChange(room, person, at, apart),
    ...announceSight(room, person, apart, at),
  ];
  const stale = closeStaleThreads(room, person);
  const online = goOnline(room, { ...session, pace }, person, login);
  return [
    ...replaced,
    ...renamed,
    ...announced,
    ...stale,
    ...greet(room, online, username === wanted.value ? null : wanted.value),
    { type: "Log", level: "debug", text: `${username} entered from ${session.address}.` },
  ];
}

function wantedName(identity: Identity, login: LoginMessage): string {
  if (identity.kind === "signed") return identity.username;
  return login.username.trim() === "" ? NAMELESS_GUEST : login.username;
}

/** A guest may try another name; a site that signs an impossible one has to change its token. */
function refuseName(
  room: Room,
  session: Joining,
  identity: Identity,
  reason: string,
  at: number,
): readonly Effect[] {
  session.pending = null;
  if (identity.kind === "guest") return [sendTo(session.id, makeError(html`${reason}`))];
  const refusal = `The name in your token cannot be used here. ${reason}`;
  return handleIdentityRefused(room, session, {
    type: "IdentityRefused",
    session: session.id,
    reason: refusal,
    at,
  });
}

function replaceSession(room: Room, person: Person): readonly Effect[] {
  const session = room.sessions.get(person.sessionID);
  if (session === undefined) return [];
  dropSession(room, session);
  // The new page has none of the old one's peer connections, and its camera is off.
  const ended = endAllLinks(room, person);
  person.video = 0;
  const reason =
    html`You opened the room in another window or on another device. It goes on there.`;
  return [
    ...ended,
    sendTo(session.id, makeError(reason)),
    sendTo(session.id, { action: "disconnect" }),
    {
      type: "Close",
      session: session.id,
      code: CloseCode.SignedInElsewhere,
      reason: "Signed in elsewhere",
    },
  ];
}

/** A guest who holds the name of somebody whose site vouches for it gets another one. */
function renameGuest(room: Room, username: string, at: number): readonly Effect[] {
  const holder = findByName(room, username);
  if (holder === undefined || holder.identity.kind !== "guest") return [];
  // Nobody has the empty id, so the present name does not count as free.
  claimUsername(room, holder, freeUsername(room, holder.username, ""));
  const news =
    html`The name <em>${username}</em> belongs to a member who has just come in. You are <em>${holder.username}</em> for now.`;
  return [
    ...announceChange(room, holder, at),
    ...closeStaleThreads(room, holder),
    sendTo(holder.sessionID, describeMe(room, holder)),
    sendTo(holder.sessionID, makeNotice(news)),
  ];
}

function createPerson(room: Room, identity: Identity, session: Session, at: number): Person {
  const { journal } = room;
  const person: Omit<Person, "row"> = {
    id: identity.personID,
    identity,
    username: "",
    status: "online",
    dnd: false,
    loginAt: Math.floor(at / 1000),
    sessionID: session.id,
    tokenAt: at,
    threads: new JournalledMap<string, string>(journal),
    video: 0,
    booted: new JournalledSet<string>(journal),
    muted: new JournalledSet<string>(journal),
    invited: new JournalledSet<string>(journal),
    blocked: new JournalledSet<string>(journal),
    blockedNames: new JournalledSet<string>(journal),
    rules: new Set<PersonRule>(),
    rights: room.deopped.has(identity.personID) ? "taken" : "token",
    unmutable: false,
    iceAt: at,
    echoed: new Set<number>(),
  };
  return journalled<Person>(journal, { ...person, row: buildRow(person) });
}

function goOnline(room: Room, session: Joining, person: Person, login: LoginMessage): Online {
  const features = grantFeatures(room, login);
  const online = journalled<Online>(room.journal, {
    state: "online",
    id: session.id,
    address: session.address,
    strikes: session.strikes,
    pace: session.pace,
    person,
    features,
    resumeKey: features.has("resume") ? room.config.newResumeKey() : null,
    lostAt: null,
    lastList: null,
  }, OUTSIDE_STEPS);
  if (online.resumeKey !== null) room.resumable.set(online.resumeKey, online.id);
  room.joining.delete(session.id);
  room.sessions.set(session.id, online);
  room.audience = null;
  return online;
}

function grantFeatures({ config }: Room, { features }: LoginMessage): ReadonlySet<Feature> {
  return config.resumeMs > 0 ? features : features.difference(new Set(["resume"]));
}

function greet(room: Room, session: Online, taken: string | null): readonly Effect[] {
  const { person } = session;
  const effects: Effect[] = [
    sendTo(session.id, { ...describeMe(room, person), ...describeResume(session) }),
    { type: "Serve", session: session.id, features: session.features },
    ...grantIce(session),
    ...greetWithRoster(room, session),
    ...echoBacklogs(room, session),
  ];
  for (const channel of room.config.channels) {
    for (const welcome of channel.welcome) {
      effects.push(sendTo(session.id, makeNotice(welcome, { channel: channel.id })));
    }
  }
  if (taken !== null) {
    const news =
      html`The name <em>${taken}</em> is taken, you are <em>${person.username}</em> for now.`;
    effects.push(sendTo(session.id, makeNotice(news)));
  }
  return effects;
}

function describeResume({ resumeKey }: Online): Pick<MeAnswer, "resumeKey"> {
  return resumeKey === null ? {} : { resumeKey };
}

function grantIce(session: Online): readonly Effect[] {
  if (!session.features.has("ice-servers")) return [];
  return [{ type: "GrantIce", session: session.id, person: session.person.id }];
}
