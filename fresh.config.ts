/**
 * The build (`build`) and, without that argument, the development server.
 *
 * The server itself never loads this file: it imports the finished `_fresh/server.js`.
 */
import { Builder } from "fresh/dev";

/** Where the development server listens: as `deno task start` does, for this machine alone. */
const DEVELOPMENT_ADDRESS = { hostname: "localhost", port: 9000 };

const builder = new Builder();

if (import.meta.main) {
  if (Deno.args.includes("build")) await builder.build();
  else await builder.listen(() => import("./main.ts"), DEVELOPMENT_ADDRESS);
}
