/** An error with the HTTP status to answer with. Its message reaches the client. */
export class HttpError extends Error {
  constructor(readonly status: number, message = "", options?: ErrorOptions) {
    super(message, options);
    this.name = this.constructor.name;
  }
}

/** Stands for a published feature that is missing here: a function that throws an Error. */
export function leaveOut(what: string): () => never {
  return () => {
    throw new Error(`${what} is not in this stand-in; run on the published package, see README`);
  };
}
