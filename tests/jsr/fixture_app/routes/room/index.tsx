import { define } from "../../define.ts";

export default define.page(({ state }) => <p>rooms after {state.trace.join(" ")}</p>);
