import { HttpError } from "fresh";
import { define } from "../define.ts";

export default define.page(({ error, state }) => (
  <p id="error">
    {error instanceof HttpError ? error.status : "crash"} after {state.trace.join(" ")}
  </p>
));
