/**
 * What is told to Prometheus of the room, by name. The names follow its conventions
 * (https://prometheus.io/docs/practices/naming/); `docs/deployment.md` is the operator's view.
 *
 * @module
 */

import type { Counted } from "../broker/count.ts";

/** What came too fast: frames by what they count as, and new connections of an address. */
export type Limited = Counted["overPace"] | "socket";

export const PEOPLE = {
  name: "barertc_people",
  help: "People in the room, those included who lost their connection a moment ago.",
} as const;

export const SESSIONS = {
  name: "barertc_sessions",
  help: "Sessions: joining (not logged in yet), online, or lost (may still come back).",
  labelNames: ["state"],
} as const;

const MESSAGE_KINDS: Readonly<Record<Counted["message"], true>> = { channel: true, direct: true };

export const MESSAGES = {
  name: "barertc_messages_total",
  help: "Messages that people said, in channels and directly.",
  label: "kind",
  kinds: MESSAGE_KINDS,
} as const;

export const DELIVERIES = {
  name: "barertc_deliveries_total",
  help: "Messages of any kind given to sessions, each as often as there were sessions.",
} as const;

export const EVICTIONS = {
  name: "barertc_evictions_total",
  help: "Connections that were closed because they did not keep up.",
} as const;

const LIMITED_KINDS: Readonly<Record<Limited, true>> = {
  message: true,
  action: true,
  note: true,
  open: true,
  signal: true,
  socket: true,
};

export const LIMITED = {
  name: "barertc_rate_limited_total",
  help: "Frames that came over a person's pace, by kind, and refused connections (socket).",
  label: "kind",
  kinds: LIMITED_KINDS,
} as const;

const RESUME_OUTCOMES: Readonly<Record<Counted["resume"], true>> = { resumed: true, refused: true };

export const RESUMES = {
  name: "barertc_resumes_total",
  help: "Lost connections that were taken up again, or had to log in anew (refused).",
  label: "outcome",
  kinds: RESUME_OUTCOMES,
} as const;

export const FAULTS = {
  name: "barertc_faults_total",
  help: "Events that the room could not handle; the log says which and why.",
} as const;

/**
 * An event takes some ten microseconds in a small room; the server is built so that none takes
 * 50 ms, and from a quarter of a second on people feel it.
 */
export const STEPS = {
  name: "barertc_step_duration_seconds",
  help: "Time to handle one event (BatchSent: to send what several brought about).",
  labelNames: ["event"],
  buckets: [
    0.00005,
    0.0001,
    0.00025,
    0.0005,
    0.001,
    0.0025,
    0.005,
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    1,
  ],
} as const;

/** Timers are a millisecond or two late on any machine. */
export const DELAYS = {
  name: "barertc_event_loop_delay_seconds",
  help: "How late timers run because the server is busy, looked at every 50 ms.",
  buckets: [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
} as const;

export const DELAY_PEAK = {
  name: "barertc_event_loop_delay_max_seconds",
  help: "The longest such delay of the last one to two minutes.",
} as const;
