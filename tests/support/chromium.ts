/**
 * Chromium for the browser tests: where it is, and how to get it.
 *
 * @module
 */

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Why browser tests are skipped, printed wherever they are. */
export const NO_CHROMIUM =
  "no Chromium was found. Install one (Debian: apt-get install chromium) " +
  "or name it in the variable CHROMIUM.";

/** Path of a Chromium on this machine, or null. */
export function findChromium(): string | null {
  const named = Deno.env.get("CHROMIUM");
  const folders = (Deno.env.get("PATH") ?? "").split(":");
  const candidates = NAMES.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
  return [...(named ? [named] : []), ...candidates].find(isFile) ?? null;
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

/** Installs Debian's package if this is Debian and we may. */
async function installChromium(): Promise<void> {
  if (!isFile("/usr/bin/apt-get") || Deno.uid() !== 0) return;
  console.log("No Chromium was found; installing Debian's package for the browser tests.");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const packages = ["chromium", "fonts-noto-color-emoji"];
  for (const args of [["update", "-qq"], ["install", "-y", "-qq", ...packages]]) {
    const { success, stderr } = await new Deno.Command("apt-get", { args, env, stdout: "null" })
      .output();
    if (!success) return console.log(new TextDecoder().decode(stderr));
  }
}

if (import.meta.main) {
  if (findChromium() === null) await installChromium();
  const chromium = findChromium();
  console.log(
    chromium === null ? `Browser tests are skipped: ${NO_CHROMIUM}` : `Browser: ${chromium}`,
  );
}
