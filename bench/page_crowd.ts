/** How long the crowd waits for something that the server does within milliseconds, or seconds under load. */
const PATIENCE_MS = 60_000;

/** Settings under which one machine may be a whole crowd. */
export const CROWD_SETTINGS = `[Limits]
LoginSeconds = 60
SocketsPerAddress = 10000
SocketsPerMinutePerAddress = 100000
MessagesPerSecond = 0
MessageBurst = 0
ActionsPerSecond = 0
ActionBurst = 0
BufferedBytes = 67108864
`;

/** People on plain sockets, who do not read what they are sent. */
export class Crowd {
  readonly #url: string;
  readonly #sockets: WebSocket[] = [];

  constructor(url: string) {
    this.#url = `${url.replace("http", "ws")}/ws`;
  }

  /** How many have come. */
  get size(): number {
    return this.#sockets.length;
  }

  /** Lets so many people in, `width` of them at a time. */
  async enter(count: number, width = 50): Promise<void> {
    for (let left = count; left > 0; left -= width) {
      const batch = Array.from({ length: Math.min(width, left) }, () => this.#enterOne());
      await Promise.all(batch);
    }
  }

  /** One of them, the next with each number, says something in the lobby. */
  say(number: number, message: string): void {
    this.#send(number, { action: "message", channel: "lobby", message });
  }

  /** One of them has another status. */
  setStatus(number: number, status: string): void {
    this.#send(number, { action: "me", status });
  }

  /** Calls `act` with 0, 1, 2 … at a steady rate for some seconds. */
  async keepPace(perSecond: number, seconds: number, act: (number: number) => void): Promise<void> {
    const began = performance.now();
    for (let number = 0; number < perSecond * seconds; number++) {
      const due = began + number * 1000 / perSecond - performance.now();
      if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
      act(number);
    }
  }

  /** Everybody leaves. */
  leave(): void {
    for (const socket of this.#sockets) socket.close(1000);
  }

  #send(number: number, message: unknown): void {
    this.#sockets[number % this.#sockets.length]?.send(JSON.stringify(message));
  }

  async #enterOne(): Promise<void> {
    const socket = new WebSocket(this.#url);
    const username = nameOf(this.#sockets.push(socket));
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const patience = setTimeout(() => reject(new Error("nobody let us in")), PATIENCE_MS);
    socket.onmessage = ({ data }) => {
      if (!String(data).includes('"who"')) return;
      socket.onmessage = null;
      resolve();
    };
    socket.onclose = ({ code, reason }) => reject(new Error(`nobody let us in: ${code} ${reason}`));
    socket.onopen = () =>
      socket.send(JSON.stringify({ action: "login", username, features: ["roster-delta"] }));
    await promise.finally(() => clearTimeout(patience));
  }
}

const FIRST = ["Ada", "Ben", "Cleo", "Dora", "Emil", "Finn", "Gert", "Hana", "Ida", "Jona"];

/** Ten to each first name, as no order of arrival is alphabetical. */
function nameOf(number: number): string {
  return `${FIRST[number * 7 % FIRST.length]} ${number}`;
}

const TEXTS = [
  "ok",
  "did anybody see the match yesterday? I only heard the end of it on the way home",
  "**no** :)",
  "here it is: https://www.example.com/a/rather/long/path?with=a&query=string",
  "a list:\n\n- one\n- two\n- three",
  "`const answer = 42;` is what it says, and I do not know why",
  "that reminds me of the time when we all went to the lake and it rained for three days, so that " +
  "we sat in the tent and played cards until nobody wanted to see a card again",
  "😀",
];

/** What people say: short and long, some with Markdown. */
export function textOf(number: number): string {
  return `${TEXTS[number % TEXTS.length]} (${number})`;
}
