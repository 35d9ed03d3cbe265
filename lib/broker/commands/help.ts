import { isOperator } from "../person.ts";
import { alone } from "./command.ts";
import { listCommands } from "./list_commands.ts";

/** Shows the commands that one can use. */
export const help = alone(({ session }) => ({
  answer: listCommands(({ role, advanced }) =>
    !advanced && (role === "everyone" || isOperator(session.person))
  ),
}));
