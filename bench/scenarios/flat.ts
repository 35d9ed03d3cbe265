import { Crowd } from "../crowd/crowd.ts";
import { startMeter } from "../crowd/meter.ts";
import { pause } from "../crowd/pacing.ts";
import { addedP99, CHAT_COLUMNS, chatFigures, overBare } from "./chat_figures.ts";
import { atMost, type Scenario } from "./scenario.ts";

const PEOPLE = 100;

/** Messages that each person has under way: the next is said when the own copy comes back. */
const UNDER_WAY = 1;
const WARM_UP_MS = 4_000;
const MEASURED_MS = 8_000;

/** Chat as fast as server and clients can. */
export const flat: Scenario = {
  name: "flat",
  about: `room of ${PEOPLE}, each has ${UNDER_WAY} message under way all the time`,
  variants: ["bare", "plain", "page"],
  rounds: 5,
  sockets: PEOPLE,
  columns: CHAT_COLUMNS,
  goals: [
    atMost(1.4, "chat flat out, BareRTC clients: CPU over the bare loop's", overBare("plain")),
    atMost(0.6, "chat flat out, our page: CPU over the bare loop's", overBare("page")),
    atMost(25, "chat flat out, our page: p99 above the bare loop's, in ms", addedP99),
  ],
  async drive(target) {
    const crowd = await Crowd.gather(target, PEOPLE);
    let expected = 0;
    let isOver = false;
    for (const [number, person] of crowd.people.entries()) {
      person.onOwnCopy = () => isOver || (expected += crowd.say(number));
      for (let each = 0; each < UNDER_WAY; each++) expected += crowd.say(number);
    }
    await pause(WARM_UP_MS);
    // What is under way at this moment is counted when it comes, so it is expected already.
    expected -= crowd.tally.chats;
    crowd.tally.clear();
    const stop = startMeter(target.pid);
    await pause(MEASURED_MS);
    isOver = true;
    const spent = stop();
    const figures = chatFigures(crowd, spent, 0);
    await crowd.settle();
    return { ...figures, lost: expected - crowd.tally.chats };
  },
};
