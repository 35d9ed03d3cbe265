import type { ComponentChildren } from "preact";
import { asset, Head } from "fresh/runtime";
import { Brand, type BrandProps } from "../Brand.tsx";

/** A page that is text and nothing else. */
export interface PlainPageProps extends BrandProps {
  readonly heading: string;
  readonly children: ComponentChildren;
}

/** Brand, heading and text in one column. */
export function PlainPage({ heading, children, ...brand }: PlainPageProps) {
  return (
    <main class="plain">
      <Head>
        <title>{`${heading} – ${brand.title}`}</title>
        <link key="plain" rel="stylesheet" href={asset("/styles/plain.css")} />
      </Head>
      <Brand {...brand} />
      <h1 class="plain-title">{heading}</h1>
      {children}
    </main>
  );
}
