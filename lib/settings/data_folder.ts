import { dirname, join } from "node:path";

/** Where a server keeps what it has to know after a restart: `data/` beside its settings file. */
export function dataFolder(settingsFile: string): string {
  return join(dirname(settingsFile), "data");
}
