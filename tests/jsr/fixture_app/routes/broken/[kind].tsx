import { define } from "../../define.ts";
import { Greedy } from "../../islands/badges.tsx";

const GIVEN: Record<string, unknown> = {
  function: () => {},
  jsx: <b>hi</b>,
  nested: { list: [() => {}] },
};

export default define.page(({ params }) => <Greedy given={GIVEN[params.kind ?? ""]} />);
