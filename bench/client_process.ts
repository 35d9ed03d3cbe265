/**
 * The clients of a bench, in a process of their own: drives one scenario against one server and
 * prints the figures as one line of JSON. Started by `runner/run_clients.ts`; the only argument is a
 * {@link ClientOrder}.
 *
 * @module
 */

import { parseOrder } from "./runner/client_order.ts";
import { SCENARIOS } from "./scenarios/index.ts";

const order = parseOrder(Deno.args[0] ?? "");
const scenario = SCENARIOS.find(({ name }) => name === order.scenario);
if (scenario === undefined) throw new Error(`there is no scenario ${order.scenario}`);
const figures = await scenario.drive(order.target, order);
console.log(JSON.stringify(figures));
Deno.exit(0);
