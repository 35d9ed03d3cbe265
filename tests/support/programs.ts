/**
 * Programs that some tests need, none of which comes with Node: where they are, and how to get them.
 * Run as a program (`deno task test` does) it installs Debian's packages of those that are missing,
 * if this is Debian and we may.
 *
 * @module
 */

/** A program by the names that it goes by, and Debian's packages that bring it. */
interface Program {
  /** Variable that names its path, for machines where it is elsewhere. */
  readonly variable: string;
  readonly names: readonly string[];
  readonly packages: readonly string[];
  readonly purpose: string;
}

/** Drives the page. The font is for emoji, which Debian's Chromium has no pictures of. */
export const CHROMIUM: Program = {
  variable: "CHROMIUM",
  names: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
  packages: ["chromium", "fonts-noto-color-emoji"],
  purpose: "browser tests",
};

/** The TURN server that most operators run. */
export const COTURN: Program = {
  variable: "TURNSERVER",
  names: ["turnserver"],
  packages: ["coturn"],
  purpose: "tests through a relay",
};

/** Path of a program on this machine, or null. */
export function findProgram({ variable, names }: Program): string | null {
  const named = Deno.env.get(variable);
  const folders = (Deno.env.get("PATH") ?? "").split(":");
  const candidates = names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
  return [...(named ? [named] : []), ...candidates].find(isFile) ?? null;
}

/** Why tests are skipped, printed wherever they are. */
export function explainMissing({ names, packages, variable }: Program): string {
  return `no ${names[0]} was found. Install it (Debian: apt-get install ${packages[0]}) or name ` +
    `its path in the variable ${variable}`;
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

async function installPackages(packages: readonly string[]): Promise<void> {
  if (!isFile("/usr/bin/apt-get") || Deno.uid() !== 0) return;
  console.log(`Installing Debian's packages for the tests: ${packages.join(" ")}`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update", "-qq"], ["install", "-y", "-qq", ...packages]]) {
    const command = new Deno.Command("apt-get", { args, env, stdout: "null", stderr: "piped" });
    const { success, stderr } = await command.output();
    if (!success) return console.log(new TextDecoder().decode(stderr));
  }
}

if (import.meta.main) {
  const programs = [CHROMIUM, COTURN];
  const missing = programs.filter((program) => findProgram(program) === null);
  if (missing.length > 0) await installPackages(missing.flatMap((program) => program.packages));
  for (const program of programs) {
    const path = findProgram(program);
    console.log(
      path === null
        ? `The ${program.purpose} are skipped: ${explainMissing(program)}.`
        : `For ${program.purpose}: ${path}`,
    );
  }
}
