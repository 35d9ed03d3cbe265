import type { Target } from "../crowd/target.ts";
import type { DriveOptions } from "../scenarios/scenario.ts";

/** What the process of the clients is told to do. */
export interface ClientOrder extends DriveOptions {
  readonly scenario: string;
  readonly target: Target;
}

/** Reads an order, which the bench has written itself. Throws if it is none. */
export function parseOrder(json: string): ClientOrder {
  const order: unknown = JSON.parse(json);
  if (isOrder(order)) return order;
  throw new Error(`found ${json}, expected an order to the clients`);
}

function isOrder(value: unknown): value is ClientOrder {
  return typeof value === "object" && value !== null && "scenario" in value && "target" in value &&
    "minutes" in value;
}
