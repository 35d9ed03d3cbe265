// Signs cases.json with jsonwebtoken or jose (the argument). Prints the vectors as JSON, and what
// the library refuses to stderr. Run it from a folder in which both are installed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const library = process.argv[2];
const installed = createRequire(pathToFileURL(join(process.cwd(), "package.json")));
const cases = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8"));

function signWithJsonwebtoken(claims, secret, algorithm, header = {}) {
  return installed("jsonwebtoken").sign(claims, secret, { algorithm, header });
}

async function signWithJose(claims, secret, algorithm, header = {}) {
  const jose = installed("jose");
  if (algorithm === "none") return new jose.UnsecuredJWT(claims).encode();
  return await new jose.SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, ...header })
    .sign(new TextEncoder().encode(secret));
}

const sign = { jsonwebtoken: signWithJsonwebtoken, jose: signWithJose }[library];
const manifest = join(process.cwd(), "node_modules", library, "package.json");
const { version } = JSON.parse(readFileSync(manifest, "utf8"));
const withKid = { ...cases[0], note: "kid in the header", header: { kid: "2023-11" } };
const vectors = [];

for (const { note, algorithm, secret, signWith, claims, expected, header } of [...cases, withKid]) {
  try {
    const key = algorithm === "none" ? "" : signWith ?? secret;
    const token = await sign(claims, key, algorithm, header);
    vectors.push({ library, version, note, token, secret, expected });
  } catch (error) {
    console.error(`${library} refuses: ${note}: ${error.message}`);
  }
}
console.log(JSON.stringify(vectors, null, 2));
