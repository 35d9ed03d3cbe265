import { signal } from "@preact/signals";
import { asset, Head } from "fresh/runtime";
import { define } from "../define.ts";
import Counter from "../islands/Counter.tsx";
import { Badge } from "../islands/badges.tsx";

export default define.page(() => {
  const count = signal(3);
  return (
    <main>
      <Head>
        <title>Home</title>
        <meta name="robots" content="noindex" />
      </Head>
      <img src="/dot.svg" alt="" />
      <a href={asset("/dot.svg?a=1#top")}>dot</a>
      <Counter count={count} since={new Date(0)} note="</script><b>&" />
      <Badge count={count} />
    </main>
  );
});
