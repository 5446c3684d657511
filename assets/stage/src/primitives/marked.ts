/** Elements that stand for data: what of d3's selections the stage uses. */

type Value<E, D> = string | number | null | ((datum: D, k: number, all: E[]) => string | number | null);
type Bound = Element & { __data__?: unknown };
type Enter<D> = Pick<Marked<Element, D>, "append">;

const datumOf = (element: Element): unknown => (element as Bound).__data__;

function bind<E extends Element>(element: E, datum: unknown): E {
  (element as Bound).__data__ = datum;
  return element;
}

/** A new child of a parent's own kind, at its end. */
const added = <E extends Element>(parent: Element, tag: string, datum: unknown): E =>
  bind(
    parent.appendChild(parent.ownerDocument.createElementNS(parent.namespaceURI, tag)) as unknown as E,
    datum,
  );

export class Marked<E extends Element, D> {
  constructor(private readonly all: E[]) {}

  nodes(): E[] {
    return this.all;
  }

  node(): E | null {
    return this.all[0] ?? null;
  }

  datum(): D {
    return datumOf(this.all[0]!) as D;
  }

  each(visit: (this: E, datum: D, k: number, all: E[]) => void): this {
    this.all.forEach((element, k) => {
      visit.call(element, datumOf(element) as D, k, this.all);
    });
    return this;
  }

  /** Sets an attribute; null takes it away. */
  attr(name: string, value: Value<E, D>): this {
    return this.each(function (datum, k, all) {
      const text = typeof value === "function" ? value(datum, k, all) : value;
      if (text === null) this.removeAttribute(name);
      else this.setAttribute(name, String(text));
    });
  }

  text(text: string): this {
    return this.each(function () {
      this.textContent = text;
    });
  }

  /** A new child in each, with its datum. */
  append<C extends Element = SVGElement>(tag: string): Marked<C, D> {
    return new Marked<C, D>(this.all.map((element) => added<C>(element, tag, datumOf(element))));
  }

  select<C extends Element>(selector: string): Marked<C, unknown> {
    const found = this.all[0]?.querySelector<C>(selector);
    return new Marked<C, unknown>(found ? [found] : []);
  }

  selectAll<C extends Element, V>(selector: string): Group<C, V> {
    return new Group<C, V>(this.all[0]!, [...this.all[0]!.querySelectorAll<C>(selector)]);
  }
}

/** The elements in a parent that are to stand for data. */
class Group<E extends Element, D> extends Marked<E, D> {
  constructor(
    private readonly parent: Element,
    private readonly found: E[],
  ) {
    super(found);
  }

  data<V extends D>(values: readonly V[], keyOf: (datum: D, k: number) => unknown = (_, k) => k) {
    const { parent } = this;
    const known = new Map(this.found.map((element, k) => [keyOf(datumOf(element) as D, k), element]));
    return {
      /** An element for each value: the one of the same key, else a new one; those of no value go. */
      join: (make: string | ((enter: Enter<V>) => Marked<Element, V>)): Marked<E, V> => {
        const create = typeof make === "string" ? (enter: Enter<V>) => enter.append(make) : make;
        const all = values.map((value, k) => {
          const key = keyOf(value, k);
          const element = known.get(key);
          known.delete(key);
          const enter: Enter<V> = {
            append: <C extends Element>(tag: string) => new Marked<C, V>([added<C>(parent, tag, value)]),
          };
          return element ? bind(element, value) : (create(enter).node() as E);
        });
        for (const element of known.values()) element.remove();
        ordered(parent, all);
        return new Marked<E, V>(all);
      },
    };
  }
}

/** Puts children of a parent into this order, and moves none that need not be. */
function ordered(parent: Element, all: Element[]): void {
  for (let k = all.length - 2; k >= 0; k--) {
    const [one, following] = [all[k]!, all[k + 1]!];
    if (one.compareDocumentPosition(following) & Node.DOCUMENT_POSITION_FOLLOWING) continue;
    parent.insertBefore(one, following);
  }
}

export const select = <E extends Element, D = unknown>(element: E): Marked<E, D> =>
  new Marked<E, D>([element]);
