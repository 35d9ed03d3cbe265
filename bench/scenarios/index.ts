import { block } from "./block.ts";
import { churn } from "./churn.ts";
import { direct } from "./direct.ts";
import { busy, fixed } from "./fixed.ts";
import { flat } from "./flat.ts";
import { idle } from "./idle.ts";
import { joinFull, joinSmall } from "./join.ts";
import { camera, status } from "./me_changes.ts";
import type { Scenario } from "./scenario.ts";
import { slow } from "./slow.ts";
import { soak } from "./soak.ts";

/** All benches of the chat, in the order in which they are run. */
export const SCENARIOS: readonly Scenario[] = [
  fixed,
  busy,
  flat,
  joinSmall,
  joinFull,
  churn,
  camera,
  status,
  direct,
  block,
  idle,
  slow,
  soak,
];
