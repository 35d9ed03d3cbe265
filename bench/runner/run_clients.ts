import { fileURLToPath } from "node:url";
import type { Figures } from "../scenarios/scenario.ts";
import type { ClientOrder } from "./client_order.ts";

const PROGRAM = fileURLToPath(new URL("../client_process.ts", import.meta.url));

/**
 * Drives a scenario against a server, from a fresh process. Rejects if that fails; what it said of
 * the reason is on standard error then.
 */
export async function runClients(order: ClientOrder): Promise<Figures> {
  const { success, code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", PROGRAM, JSON.stringify(order)],
    stdout: "piped",
    stderr: "inherit",
  }).output();
  if (!success) throw new Error(`the clients of ${order.scenario} ended with ${code}`);
  const figures: unknown = JSON.parse(new TextDecoder().decode(stdout));
  if (!isFigures(figures)) throw new Error(`the clients of ${order.scenario} gave no figures`);
  return figures;
}

function isFigures(value: unknown): value is Figures {
  return typeof value === "object" && value !== null;
}
