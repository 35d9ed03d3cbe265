/** Bytes that are read at once. */
const CHUNK = 16_384;

/** Which way bytes go: `up` to the server, `down` to the client. */
export type Direction = "up" | "down";

/** One client that is connected through the proxy. */
interface Pair {
  readonly client: Deno.TcpConn;
  readonly server: Deno.TcpConn;
}

/**
 * A network between clients and a server on this machine that a test can break: connections can be
 * cut, go dead without a word, and be slow.
 */
export class TcpProxy implements AsyncDisposable {
  /** Port of the server that new connections go to; a test changes it when the server is another one. */
  target: number;
  /** Milliseconds that bytes take longer, each way. */
  delayMs = 0;
  /** Whether new connections are turned away. */
  refuses = false;
  /** How many more bytes go down before all connections break; null for no end. */
  breaksAfter: number | null = null;
  readonly #listener: Deno.TcpListener;
  readonly #pairs = new Set<Pair>();
  /** What bytes of a direction that is stalled wait for. */
  readonly #gates: Record<Direction, PromiseWithResolvers<void> | null> = { up: null, down: null };
  readonly #done: Promise<void>;

  private constructor(target: number, listener: Deno.TcpListener) {
    this.target = target;
    this.#listener = listener;
    this.#done = this.#serve();
  }

  /** Starts a proxy on a free port of this machine. `url` is the server's. */
  static start(url: string): TcpProxy {
    return new TcpProxy(
      Number(new URL(url).port),
      Deno.listen({ hostname: "localhost", port: 0, transport: "tcp" }),
    );
  }

  /** Where the server is found through the proxy. */
  get url(): string {
    return `http://localhost:${this.#listener.addr.port}`;
  }

  /** How many connections there are. */
  get size(): number {
    return this.#pairs.size;
  }

  /** Ends all connections at both ends; what was on its way is lost. */
  cut(): void {
    for (const pair of this.#pairs) this.#end(pair);
  }

  /** Lets nothing through any more, one way or both, and tells nobody. Nothing is read either. */
  stall(...directions: readonly Direction[]): void {
    const stalled = directions.length > 0 ? directions : ["up", "down"] as const;
    for (const direction of stalled) this.#gates[direction] ??= Promise.withResolvers();
  }

  /** Lets everything through again that waits. */
  flow(): void {
    for (const direction of ["up", "down"] as const) {
      this.#gates[direction]?.resolve();
      this.#gates[direction] = null;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    this.cut();
    this.flow();
    await this.#done;
  }

  async #serve(): Promise<void> {
    const pumps: Promise<void>[] = [];
    for await (const client of this.#listener) pumps.push(this.#connect(client));
    await Promise.all(pumps);
  }

  async #connect(client: Deno.TcpConn): Promise<void> {
    const server = this.refuses ? null : await connect(this.target);
    if (server === null) return close(client);
    const pair = { client, server };
    this.#pairs.add(pair);
    await Promise.all([
      this.#pump(client, server, "up", pair),
      this.#pump(server, client, "down", pair),
    ]);
  }

  /** Carries bytes one way until either end is gone. */
  async #pump(from: Deno.TcpConn, to: Deno.TcpConn, way: Direction, pair: Pair): Promise<void> {
    const buffer = new Uint8Array(CHUNK);
    let last: Promise<unknown> = Promise.resolve();
    try {
      while (true) {
        await this.#gates[way]?.promise;
        const count = await from.read(buffer);
        if (count === null) break;
        const bytes = buffer.slice(0, count);
        const late = this.delayMs > 0 ? wait(this.delayMs) : undefined;
        last = Promise.all([last, late]).then(() => this.#write(to, bytes, way));
        if (late === undefined) await last;
        else last.catch(() => this.#end(pair));
      }
      await last;
    } catch {
      // One end is gone; so is the other.
    }
    this.#end(pair);
  }

  async #write(to: Deno.TcpConn, bytes: Uint8Array, way: Direction): Promise<void> {
    await this.#gates[way]?.promise;
    const whole = bytes.subarray(0, way === "down" ? this.breaksAfter ?? Infinity : Infinity);
    for (let at = 0; at < whole.length;) at += await to.write(whole.subarray(at));
    if (way === "down" && this.breaksAfter !== null) this.breaksAfter -= whole.length;
    if (whole.length === bytes.length) return;
    this.breaksAfter = null;
    this.cut();
  }

  #end(pair: Pair): void {
    this.#pairs.delete(pair);
    close(pair.client);
    close(pair.server);
  }
}

async function connect(port: number): Promise<Deno.TcpConn | null> {
  try {
    return await Deno.connect({ hostname: "localhost", port });
  } catch {
    return null;
  }
}

function close(connection: Deno.TcpConn): void {
  try {
    connection.close();
  } catch {
    // It was closed already.
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
