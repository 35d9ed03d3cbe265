/** Sockets whose connection still stands, the ones that we have closed but not yet the peer included. */
export class LiveSockets {
  readonly #sockets = new Set<EventTarget>();
  #onEmpty: (() => void) | null = null;

  /** Counts a socket until its `close` event, however often that comes. */
  add(socket: EventTarget): void {
    this.#sockets.add(socket);
    socket.addEventListener("close", () => {
      this.#sockets.delete(socket);
      if (this.#sockets.size === 0) this.#onEmpty?.();
    });
  }

  /** Waits until every socket is closed, but no longer than `limitMs` milliseconds. */
  async drained(limitMs: number): Promise<void> {
    if (this.#sockets.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#onEmpty = resolve;
    const limit = setTimeout(resolve, limitMs);
    await promise;
    clearTimeout(limit);
  }
}
