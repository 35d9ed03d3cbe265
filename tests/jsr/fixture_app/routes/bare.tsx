import { define } from "../define.ts";

export const config = { skipAppWrapper: true };

const shared = <style>{"p{}"}</style>;

export default define.page(() => (
  <p>
    {shared}
    <script>1</script>
    <script nonce="own">2</script>
  </p>
));
