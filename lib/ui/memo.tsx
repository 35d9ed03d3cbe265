import { Component, type ComponentType, type FunctionComponent } from "preact";

/** Whether two sets of props are the same, value by value. */
export function haveSameProps(a: object, b: object): boolean {
  const names = Object.keys(b);
  return names.length === Object.keys(a).length &&
    names.every((name) => Object.hasOwn(a, name) && Reflect.get(a, name) === Reflect.get(b, name));
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
