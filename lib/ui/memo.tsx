import { Component, type ComponentType, type FunctionComponent } from "preact";

/** Whether two sets of props are the same, value by value and in the same order. */
export function haveSameProps(a: object, b: object): boolean {
  const before: [string, unknown][] = Object.entries(a);
  const after: [string, unknown][] = Object.entries(b);
  return before.length === after.length &&
    before.every(([name, value], index) => name === after[index]?.[0] && value === after[index][1]);
}

/**
 * A component that is drawn again only when a prop changed. For rows of long lists. The one in
 * `preact/compat` does the same but brings the whole of compat with it.
 */
export function memo<Props extends object>(
  Inner: FunctionComponent<Props>,
): ComponentType<Props> {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return !haveSameProps(this.props, next);
    }

    override render() {
      return <Inner {...this.props} />;
    }
  };
}
