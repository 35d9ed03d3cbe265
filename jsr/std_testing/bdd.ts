/**
 * Stand-in for `jsr:@std/testing@^1/bdd` on `Deno.test`: `describe`, `it`/`test`, the four hooks,
 * and `.only`, `.ignore`, `.skip`. Left out: hooks outside of `describe` (they throw), and the
 * forms that take an options object.
 *
 * @module
 */

/** What `this` is in hooks and tests: set fields in a hook, read them in a test. */
export type Shared = Record<string, unknown>;

/** A hook. */
export type Hook = (this: Shared) => unknown;

/** The body of a test. */
export type TestBody = (this: Shared, t: Deno.TestContext) => unknown;

type Mode = "run" | "only" | "ignore";
type HookName = "beforeAll" | "afterAll" | "beforeEach" | "afterEach";
type Test = { kind: "test"; name: string; mode: Mode; body: TestBody };
type Suite =
  & { kind: "suite"; name: string; mode: Mode; children: (Suite | Test)[] }
  & Record<HookName, Hook[]>;

/** The suite whose `describe` is being read; undefined at the top of a file. */
let open: Suite | undefined;

/** Whether an `.only` stands here or further down. */
function isSingledOut(node: Suite | Test): boolean {
  return node.mode === "only" || (node.kind === "suite" && node.children.some(isSingledOut));
}

/** The suites from the outermost to the one that holds a test, for its `beforeEach`. */
type Path = readonly Suite[];

async function runHooks(hooks: readonly Hook[], shared: Shared): Promise<void> {
  for (const hook of hooks) await hook.call(shared);
}

async function runTest(test: Test, path: Path, shared: Shared, t: Deno.TestContext): Promise<void> {
  const own = { ...shared };
  try {
    await runHooks(path.flatMap((suite) => suite.beforeEach), own);
    await test.body.call(own, t);
  } finally {
    await runHooks(path.toReversed().flatMap((suite) => suite.afterEach), own);
  }
}

async function runSuite(suite: Suite, outer: Path, shared: Shared, t: Deno.TestContext) {
  const path = [...outer, suite];
  const own = { ...shared };
  const narrowed = suite.children.some(isSingledOut);
  try {
    await runHooks(suite.beforeAll, own);
    for (const node of suite.children) {
      await t.step({
        name: node.name,
        ignore: node.mode === "ignore" || (narrowed && !isSingledOut(node)),
        fn: (step) =>
          node.kind === "test" ? runTest(node, path, own, step) : runSuite(node, path, own, step),
      });
    }
  } finally {
    await runHooks(suite.afterAll, own);
  }
}

function register(node: Suite | Test): void {
  if (open) {
    open.children.push(node);
    return;
  }
  Deno.test({
    name: node.name,
    only: isSingledOut(node),
    ignore: node.mode === "ignore",
    fn: (t) => node.kind === "test" ? runTest(node, [], {}, t) : runSuite(node, [], {}, t),
  });
}

/** The published library also takes options before the body, or in place of the name. */
function refuseOptions(name: unknown, body: unknown): void {
  if (typeof name !== "string" || typeof body !== "function") {
    throw new Error("Only (name, function) is part of this stand-in for describe and it.");
  }
}

function addSuite(name: string, mode: Mode, body: () => void): void {
  refuseOptions(name, body);
  const hooks = { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] };
  const suite: Suite = { kind: "suite", name, mode, children: [], ...hooks };
  const outer = open;
  open = suite;
  try {
    body();
  } finally {
    open = outer;
  }
  register(suite);
}

function makeDescribe(mode: Mode) {
  return (name: string, body: () => void): void => addSuite(name, mode, body);
}

function makeIt(mode: Mode) {
  return (name: string, body: TestBody): void => {
    refuseOptions(name, body);
    register({ kind: "test", name, mode, body });
  };
}

function makeHook(name: HookName) {
  return (hook: Hook): void => {
    if (!open) throw new Error(`${name} outside of describe is not part of this stand-in.`);
    open[name].push(hook);
  };
}

const ignoredSuite = makeDescribe("ignore");
const ignoredTest = makeIt("ignore");

/** A group of tests: one `Deno.test` whose members are its steps. */
export const describe = Object.assign(makeDescribe("run"), {
  only: makeDescribe("only"),
  ignore: ignoredSuite,
  skip: ignoredSuite,
});

/** A test. */
export const it = Object.assign(makeIt("run"), {
  only: makeIt("only"),
  ignore: ignoredTest,
  skip: ignoredTest,
});

/** Another name for `it`. */
export const test = it;

/** Runs once, before the tests of its group. */
export const beforeAll = makeHook("beforeAll");
/** Runs once, after the tests of its group, whether or not they passed. */
export const afterAll = makeHook("afterAll");
/** Runs before each test of its group and of the groups within; outer hooks first. */
export const beforeEach = makeHook("beforeEach");
/** Runs after each test, whether or not it passed; inner hooks first. */
export const afterEach = makeHook("afterEach");
/** Other names for `beforeAll` and `afterAll`. */
export { afterAll as after, beforeAll as before };
