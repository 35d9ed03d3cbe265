import { type Cost, CostMeter } from "../crowd/costs.ts";
import { Crowd } from "../crowd/crowd.ts";
import { actAtPace } from "../crowd/pacing.ts";
import { atMost, type Column, figureOf, type Figures, type Goal } from "./scenario.ts";

/** People who are there all the time. */
export const PEOPLE = 300;

/** The most that one change may cost each other person, in bytes (issue 5). */
const MOST_BYTES = 250;

/** The most that it may cost the server, in messages to the whole room (issue 5). */
const MOST_MESSAGES = 2;

const CHAT = { perSecond: 50, seconds: 5 };

/** A room of {@link PEOPLE} that has been talking, what its messages cost, and a meter for the rest. */
export interface MeasuredRoom {
  readonly crowd: Crowd;
  readonly meter: CostMeter;
  readonly chat: Cost;
}

/** Fills a room, warms it up, and measures what one chat message costs there. */
export async function measureChat(crowd: Crowd): Promise<MeasuredRoom> {
  const talk = () => actAtPace(CHAT, (number) => crowd.say(number));
  await talk();
  const meter = await CostMeter.start(crowd);
  const chat = await meter.measure(CHAT.perSecond * CHAT.seconds, talk);
  return { crowd, meter, chat };
}

/** Columns of one kind of change: its keys begin with `name`. */
export function changeColumns(name: string): readonly Column[] {
  return [
    { key: `${name}Cpu`, title: `${name}: CPU ms`, digits: 2 },
    { key: `${name}Over`, title: "/ chat", digits: 2 },
    { key: `${name}Bytes`, title: "bytes to each", digits: 0 },
  ];
}

/** The column that the others are compared with. */
export const CHAT_COLUMN: Column = { key: "chatCpu", title: "chat: CPU ms", digits: 2 };

/** The figures of one kind of change. */
export function changeFigures(name: string, cost: Cost, chat: Cost): Figures {
  return {
    chatCpu: chat.cpu,
    [`${name}Cpu`]: cost.cpu,
    [`${name}Over`]: cost.cpu / chat.cpu,
    [`${name}Bytes`]: cost.bytes,
  };
}

/** What issue 5 asks of one kind of change, for our page. */
export function changeGoals(name: string): readonly Goal[] {
  return [
    atMost(
      MOST_MESSAGES,
      `one ${name} in a room of ${PEOPLE}: CPU over a chat message's`,
      (results) => figureOf(results, "page", `${name}Over`),
    ),
    atMost(
      MOST_BYTES,
      `one ${name} in a room of ${PEOPLE}: bytes to each person`,
      (results) => figureOf(results, "page", `${name}Bytes`),
    ),
  ];
}
