import { alone } from "./command.ts";
import { listCommands } from "./list_commands.ts";

/** Shows the rarer commands of operators. */
export const helpAdvanced = alone(() => ({
  answer: listCommands(({ advanced }) => advanced === true),
}));
