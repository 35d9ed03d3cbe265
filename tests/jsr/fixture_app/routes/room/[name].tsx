import { HttpError, page } from "fresh";
import { define } from "../../define.ts";

export const handler = define.handlers({
  GET(ctx) {
    const { name } = ctx.params;
    if (name === "crash") throw new Error("a bug");
    if (name === "closed") throw new HttpError(403, "closed");
    return page({ shout: name?.toUpperCase() }, { status: 201, headers: { "x-room": name ?? "" } });
  },
});

export default define.page<typeof handler>(async ({ data, route }) => {
  await Promise.resolve();
  return <p>{data.shout} by {route}</p>;
});
