import assert from "node:assert/strict";
import { resolveSettingsPath } from "../../lib/cli/settings_path.ts";

const ownFolder = "/srv/room";

function resolve(path: string, callerFolder: string | undefined, ...args: string[]): string {
  return resolveSettingsPath(path, { args, callerFolder, ownFolder });
}

Deno.test("--settings is read as seen from where the command was given", () => {
  assert.equal(resolve("my.toml", "/etc", "--settings", "my.toml"), "/etc/my.toml");
  assert.equal(
    resolve("../my.toml", "/srv/room/docs", "--settings=../my.toml"),
    "/srv/room/my.toml",
  );
  assert.equal(resolve("/a/my.toml", "/etc", "--settings", "/a/my.toml"), "/a/my.toml");
});

Deno.test("without --settings it is the project's own file, wherever the command was given", () => {
  assert.equal(resolve("./settings.toml", "/etc"), "./settings.toml");
  assert.equal(resolve("./settings.toml", "/etc", "--debug"), "./settings.toml");
});

Deno.test("in the project's folder a path stays as it was written", () => {
  assert.equal(resolve("my.toml", ownFolder, "--settings", "my.toml"), "my.toml");
  assert.equal(resolve("my.toml", undefined, "--settings", "my.toml"), "my.toml");
});
