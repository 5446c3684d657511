/** The numbers in the pills, with as few decimals as make their products and their sum true of what is printed. */
import { agrees, CURTAIN, type Printed, printed } from "../../format";
import type { Kind, Vector } from "../../kinds/names";
import type { Reader } from "../../run";

const MOST = 3; // decimals beyond the usual
type Pilled = Vector;
type Equation = readonly [Pilled, Pilled, Pilled]; // two operands and what they give

/** What the numbers of a cell's pills give: the sum, the products that make its terms, and one that stands alone. */
const EQUATIONS: Partial<Record<Kind, { sum: Equation; products: readonly [Equation, Equation, Equation] }>> =
  {
    lstm: {
      sum: ["f_c_prev", "i_g", "c"],
      products: [
        ["f", "c_prev", "f_c_prev"],
        ["i", "g", "i_g"],
        ["o", "tanh_c", "h"],
      ],
    },
    gru: {
      sum: ["z_h_prev", "new", "h"],
      products: [
        ["z", "h_prev", "z_h_prev"],
        ["rest", "n", "new"],
        ["r", "u", "r_u"],
      ],
    },
  };
type Decimals = Partial<Record<Pilled, number>>; // beyond the usual

const total = (decimals: Decimals): number => Object.values(decimals).reduce((sum, more) => sum + more, 0);

class Arithmetic {
  private readonly known = new Map<string, Printed | null>();

  constructor(
    private readonly read: (vector: Pilled) => number,
    private readonly of: { sum: Equation; products: readonly [Equation, Equation, Equation] },
  ) {}

  print(vector: Pilled, more = 0): Printed | null {
    const key = vector + more;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const number = printed(this.read(vector), more);
    this.known.set(key, number);
    return number;
  }

  /** Whether an equation is true as printed, or has a number that is not shown yet. */
  private holds(operation: "sum" | "product", equation: Equation, decimals: Decimals): boolean {
    const [a, b, result] = equation.map((vector) => this.print(vector, decimals[vector]));
    return !a || !b || !result || agrees(operation, [a, b], result);
  }

  /** The fewest decimals of two factors, each at most `most`, that give the product as it is printed. */
  private factors(equation: Equation, result: number, most: number): Decimals | null {
    const [a, b, made] = equation;
    return fewest(most, 2, ([first, second]) => {
      const decimals = { [a]: first, [b]: second };
      return this.holds("product", equation, { ...decimals, [made]: result }) ? decimals : null;
    });
  }

  /** The decimals of all that is added up: the sum, its terms and their factors. */
  cell(isHeld: boolean, most: number): Decimals | null {
    const { sum, products } = this.of;
    return fewest(most, 3, ([kept, written, made]) => {
      const decimals: Decimals = { [sum[0]]: kept, [sum[1]]: written, [sum[2]]: made };
      if (!isHeld && !this.holds("sum", sum, decimals)) return null;
      const first = this.factors(products[0], kept!, most);
      const second = first && this.factors(products[1], written!, most);
      return second && { ...decimals, ...first, ...second };
    });
  }

  output(most: number): Decimals | null {
    const product = this.of.products[2];
    return fewest(most, 1, ([made]) => {
      const factors = this.factors(product, made!, most);
      return factors && { [product[2]]: made!, ...factors };
    });
  }
}

/** Of all that `make` finds for `count` numbers of decimals, each at most `most`, what has the fewest in all. */
function fewest(most: number, count: number, make: (tried: number[]) => Decimals | null): Decimals | null {
  let best: Decimals | null = null;
  for (let code = 0; code < (most + 1) ** count; code++) {
    const tried = Array.from({ length: count }, (_, n) => Math.floor(code / (most + 1) ** n) % (most + 1));
    if (best && tried.reduce((sum, more) => sum + more, 0) >= total(best)) continue;
    const found = make(tried);
    if (found && (!best || total(found) < total(best))) best = found;
  }
  return best;
}

/** With as few as possible where most are needed. */
function least(make: (most: number) => Decimals | null): Decimals | null {
  for (let most = 0; most <= MOST; most++) {
    const found = make(most);
    if (found) return found;
  }
  return null;
}

/** By vector. Where no number of decimals would do, C or h is printed with a "≈". */
export function pillTexts(reader: Reader, step: number, unit: number): Partial<Record<Vector, string>> {
  const of = EQUATIONS[reader.cell.kind];
  if (!of) return {}; // an RNN's sum is told in its addends
  const { sum, products } = of;
  const numbers = new Arithmetic((vector) => reader.value(vector, step, unit), of);
  const isHeld = reader.held("c", step, unit);
  const cell = least((most) => numbers.cell(isHeld, most));
  const output = least((most) => numbers.output(most));
  const decimals = { ...cell, ...output };
  const texts: Partial<Record<Vector, string>> = {};
  for (const vector of new Set([...sum, ...products.flat()]))
    texts[vector] = numbers.print(vector, decimals[vector])?.text ?? CURTAIN;
  for (const [found, vector] of [
    [cell, sum[2]],
    [output, products[2][2]],
  ] as const)
    if (!found) texts[vector] = `≈ ${texts[vector]}`;
  return texts;
}
