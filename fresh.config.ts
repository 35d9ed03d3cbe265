/**
 * The build (`build`) and, without that argument, the development server.
 *
 * The server itself never loads this file: it imports the finished `_fresh/server.js`.
 */
import { Builder } from "fresh/dev";

/** Address of the development server; the same port as the default of `deno task start`. */
const DEVELOPMENT_PORT = 9000;

const builder = new Builder();

if (import.meta.main) {
  if (Deno.args.includes("build")) await builder.build();
  else await builder.listen(() => import("./main.ts"), { port: DEVELOPMENT_PORT });
}
