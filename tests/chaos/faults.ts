import type { SeededRandom } from "../support/seeded_random.ts";
import type { ChaosPerson } from "./chaos_person.ts";

/** Something that happens to a person's network; it is over when the promise resolves. */
export type Fault = (person: ChaosPerson, random: SeededRandom) => Promise<void>;

/** Waits a while, in milliseconds. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The connection ends. */
export const cut: Fault = ({ network }) => {
  network.cut();
  return Promise.resolve();
};

/** The connection ends while bytes are there that nobody has read, for which TCP has a reset. */
export const reset: Fault = async ({ network }, random) => {
  network.stall();
  await wait(random.below(60));
  network.cut();
  network.flow();
};

/** The connection ends, and the next one in the middle of what was missed, or of a handshake. */
export const cutTwice: Fault = async ({ network }, random) => {
  // A handshake takes about 200 bytes, a message about 150.
  network.breaksAfter = random.below(3_000);
  network.cut();
  await wait(random.below(400));
};

/** The connection ends, and nobody is let through for a while. */
export const refuse: Fault = async ({ network }, random) => {
  network.refuses = true;
  network.cut();
  await wait(random.below(500));
  network.refuses = false;
};

/** Nothing comes through for a while, one way or both, which the page may notice or not. */
export const stall: Fault = async ({ network }, random) => {
  network.stall(...random.pick([[], ["up"], ["down"]] as const));
  await wait(random.below(800));
  network.flow();
};

/** Everything takes longer for a while. */
export const delay: Fault = async ({ network }, random) => {
  network.delayMs = random.below(80);
  await wait(random.below(400));
  network.delayMs = 0;
};

/** Nobody is let through for longer than the server waits, where it waits for a second. */
export const stayAway: Fault = async ({ network }, random) => {
  network.refuses = true;
  network.cut();
  await wait(1_300 + random.below(400));
  network.refuses = false;
};

/**
 * The person goes on in another network, and the server takes the old connection to stand. What was
 * on its way there comes late, or never.
 */
export const changeNetwork: Fault = async (person, random) => {
  const { browser, network } = person;
  if (random.chance(0.5)) network.stall(random.pick(["up", "down"]));
  await wait(random.below(60));
  person.changeNetwork();
  browser.fire("offline");
  if (random.chance(0.5)) browser.fire("online");
  await wait(random.below(300));
  if (random.chance(0.5)) network.flow();
};

/** The person's network is another one, which the page does not know: only silence can tell it. */
export const goSilent: Fault = async (person) => {
  person.changeNetwork();
  while (person.network.size === 0) await wait(20);
};
