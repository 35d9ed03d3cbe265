import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import process from "node:process";
import { Metrics } from "../../lib/server/metrics.ts";
import { parsePrometheusText, sampleOf } from "../support/prometheus_text.ts";
import { RoomDriver } from "../support/room_driver.ts";

/** Metrics, and what they tell of a room. Stops the watch that telling begins. */
class World implements Disposable {
  readonly metrics = new Metrics(() => 0);
  readonly driver = new RoomDriver();

  async read() {
    return parsePrometheusText((await this.metrics.render(this.driver.room)).text);
  }

  async valueOf(sample: string): Promise<number> {
    return sampleOf(await this.read(), sample);
  }

  [Symbol.dispose](): void {
    this.metrics.stepped("StopRequested", 0);
  }
}

describe("Metrics", () => {
  it("are in the text format of Prometheus, with a sentence about each", async () => {
    using world = new World();
    world.metrics.stepped("Ticked", 1);
    const { text, contentType } = await world.metrics.render(world.driver.room);
    assert.equal(contentType, "text/plain; version=0.0.4; charset=utf-8");
    const families = parsePrometheusText(text);
    const types = [...families].map(([name, { type }]) => `${name} ${type}`);
    assert.deepEqual(types, [
      "barertc_people gauge",
      "barertc_sessions gauge",
      "barertc_messages_total counter",
      "barertc_deliveries_total counter",
      "barertc_evictions_total counter",
      "barertc_rate_limited_total counter",
      "barertc_resumes_total counter",
      "barertc_faults_total counter",
      "barertc_step_duration_seconds histogram",
      "barertc_event_loop_delay_seconds histogram",
      "barertc_event_loop_delay_max_seconds gauge",
      "process_resident_memory_bytes gauge",
      "process_start_time_seconds gauge",
      "process_cpu_seconds_total counter",
    ]);
    for (const [name, { help }] of families) assert.match(help, /^[A-Z].{15,}\.$/, name);
  });

  it("are all explained in docs/deployment.md, and no others", async () => {
    using world = new World();
    const document = await Deno.readTextFile(new URL("../../docs/deployment.md", import.meta.url));
    const explained = [...document.matchAll(/^\| `(barertc_\w+)`/gm)].map(([, name = ""]) => name);
    const told = [...(await world.read()).keys()].filter((name) => name.startsWith("barertc_"));
    assert.deepEqual(explained, told);
    for (const [name = ""] of document.matchAll(/\bbarertc_\w+/g)) {
      assert.ok(told.includes(name), `${name} is in an example, and not told`);
    }
  });

  it("tell 0 of what has not happened yet", async () => {
    using world = new World();
    for (
      const sample of [
        'barertc_messages_total{kind="channel"}',
        'barertc_messages_total{kind="direct"}',
        "barertc_deliveries_total",
        "barertc_evictions_total",
        "barertc_faults_total",
        ...["message", "action", "note", "open", "signal", "socket"].map((kind) =>
          `barertc_rate_limited_total{kind="${kind}"}`
        ),
        'barertc_resumes_total{outcome="resumed"}',
        'barertc_resumes_total{outcome="refused"}',
        "barertc_people",
        "barertc_event_loop_delay_max_seconds",
        "barertc_event_loop_delay_seconds_count",
      ]
    ) {
      assert.equal(await world.valueOf(sample), 0, sample);
    }
  });

  it("count each thing where it belongs", async () => {
    using world = new World();
    const { metrics } = world;
    metrics.counted({ type: "Count", what: "message", kind: "direct" });
    metrics.counted({ type: "Count", what: "overPace", kind: "signal" });
    metrics.counted({ type: "Count", what: "resume", kind: "refused" });
    metrics.delivered(300);
    metrics.delivered(0);
    metrics.evicted();
    metrics.failed();
    metrics.socketRefused();
    const families = await world.read();
    const happened = [...families].flatMap(([name, { samples }]) =>
      name.endsWith("_total") && name.startsWith("barertc_")
        ? [...samples].filter(([, value]) => value > 0)
        : []
    );
    assert.deepEqual(happened, [
      ['barertc_messages_total{kind="direct"}', 1],
      ["barertc_deliveries_total", 300],
      ["barertc_evictions_total", 1],
      ['barertc_rate_limited_total{kind="signal"}', 1],
      ['barertc_rate_limited_total{kind="socket"}', 1],
      ['barertc_resumes_total{outcome="refused"}', 1],
      ["barertc_faults_total", 1],
    ]);
  });

  it("tell the time of steps in seconds, by event", async () => {
    using world = new World();
    world.metrics.stepped("MessageReceived", 0.3);
    world.metrics.stepped("MessageReceived", 60);
    world.metrics.stepped("BatchSent", 4);
    const name = "barertc_step_duration_seconds";
    const families = await world.read();
    const bucket = (le: string) => `${name}_bucket{le="${le}",event="MessageReceived"}`;
    assert.deepEqual(
      ["0.00025", "0.0005", "0.05", "0.1", "+Inf"].map((le) => sampleOf(families, bucket(le))),
      [0, 1, 1, 2, 2],
    );
    assert.equal(sampleOf(families, `${name}_sum{event="MessageReceived"}`), 0.0603);
    assert.equal(sampleOf(families, `${name}_count{event="BatchSent"}`), 1);
  });

  it("lose no step, however many there are between two looks", async () => {
    using world = new World();
    const name = "barertc_step_duration_seconds";
    for (let steps = 0; steps < 1_234; steps++) world.metrics.stepped("MessageReceived", 0.5);
    for (const expected of [1_234, 1_234]) {
      const families = await world.read();
      assert.equal(sampleOf(families, `${name}_count{event="MessageReceived"}`), expected);
      const sum = sampleOf(families, `${name}_sum{event="MessageReceived"}`);
      assert.ok(Math.abs(sum - expected * 0.0005) < 1e-9, `${sum} s`);
    }
  });

  it("count what happened between two looks once", async () => {
    using world = new World();
    for (const expected of [1, 2, 3]) {
      world.metrics.counted({ type: "Count", what: "message", kind: "channel" });
      world.metrics.failed();
      const families = await world.read();
      assert.equal(sampleOf(families, 'barertc_messages_total{kind="channel"}'), expected);
      assert.equal(sampleOf(families, "barertc_faults_total"), expected);
    }
  });

  it("tell who is in the room now, and nobody's name", async () => {
    using world = new World();
    const mia = world.driver.connect().login("mia-is-here");
    world.driver.connect();
    assert.equal(await world.valueOf("barertc_people"), 1);
    assert.equal(await world.valueOf('barertc_sessions{state="joining"}'), 1);
    assert.equal(await world.valueOf('barertc_sessions{state="online"}'), 1);
    assert.equal(await world.valueOf('barertc_sessions{state="lost"}'), 0);
    const { text } = await world.metrics.render(world.driver.room);
    assert.ok(!text.includes("mia"));
    mia.hangUp();
    assert.equal(await world.valueOf("barertc_people"), 0);
    assert.equal(await world.valueOf('barertc_sessions{state="online"}'), 0);
  });

  it("tell of the process what every client tells", async () => {
    using world = new World();
    const families = await world.read();
    assert.ok(sampleOf(families, "process_resident_memory_bytes") > 10_000_000);
    assert.ok(sampleOf(families, "process_cpu_seconds_total") > 0);
    const startedAt = sampleOf(families, "process_start_time_seconds") * 1000;
    assert.ok(startedAt <= Date.now() && startedAt > Date.now() - 86_400_000);
    const spent = await world.valueOf("process_cpu_seconds_total");
    const { user, system } = process.cpuUsage();
    assert.ok(spent >= sampleOf(families, "process_cpu_seconds_total"));
    assert.ok(spent <= (user + system) / 1_000_000, "it grows by being read");
  });

  it("of one room are no other's", async () => {
    using one = new World();
    using other = new World();
    one.metrics.evicted();
    assert.equal(await other.valueOf("barertc_evictions_total"), 0);
  });
});
