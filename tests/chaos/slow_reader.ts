import type { ChaosPerson } from "./chaos_person.ts";
import { wait } from "./faults.ts";
import type { Storm } from "./storm.ts";

/** As much as fits a message, in three bytes each. */
const LONG = "字".repeat(32_000);

/**
 * As many of them as the server surely keeps for somebody who is away (`MAX_UNACKED_LENGTH`), with
 * all else that is said. The buffers of the system take about 45 in between.
 */
const KEPT = 55;

/**
 * Lets nothing through to a person, to whom another one writes at length, until the server lets go
 * of the connection. With `breaks` nothing of that comes any more, and what is sent for it in the
 * next one breaks off, too. False if the server may have had to forget some of it, as it sometimes
 * has to where buffers are large; or if the page was the first to give up, as on a busy machine.
 */
export async function readSlowly(
  { random, spared, server, epochs }: Storm,
  person: ChaosPerson,
  writer: ChaosPerson,
  breaks: boolean,
): Promise<boolean> {
  const { network, name } = person;
  spared.add(person).add(writer);
  while (!person.isOnline || !writer.isOnline) await wait(5);
  const session = server.sessionOf(name);
  const isEvicted = () => epochs.some(({ evicted }) => evicted.includes(session));
  network.stall("down");
  let sent = 0;
  for (; !isEvicted() && person.isOnline; sent++) {
    while (writer.pending > 1) await wait(1);
    writer.say(`@${name}`, LONG);
  }
  await wait(random.below(300));
  if (breaks) {
    // It has about four million bytes.
    network.breaksAfter = random.below(4_000_000);
    network.cut();
  }
  network.flow();
  spared.delete(person);
  spared.delete(writer);
  return isEvicted() && sent <= KEPT;
}
