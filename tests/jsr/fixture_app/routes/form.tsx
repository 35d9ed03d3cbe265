import { page } from "fresh";
import { define } from "../define.ts";

export const handler = define.handlers({ POST: () => page({}, { status: 202 }) });

export default define.page(() => <p>form</p>);
