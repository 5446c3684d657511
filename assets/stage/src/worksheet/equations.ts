/** The equations of a step as a worksheet prints them: each number in one way wherever it stands, and true of its digits. */
import { curveOf } from "../drill/geometry";
import { decimal, type Printed, print } from "../format";
import { boxesOf } from "../formulas/boxes";
import { type Place, terms } from "../formulas/equations";
import { type Gate, type Kind, sumName, type Tone, type Vector } from "../kinds/names";

/** How a number comes from others: signs, and names of numbers between them. */
interface Form {
  gives: string;
  parts: string[];
  of: (operands: number[], sigma: Sigma) => number;
}

/** A number in an equation; `isBlank` where the sheet asks for it. */
export interface Slot {
  symbol: string; // in the notation of the formulas
  text: string;
  isBlank: boolean;
}

export interface Equation {
  gives: string;
  title: string; // key of its name
  tone: Tone;
  symbol: string;
  left: (string | Slot)[];
  relation: "=" | "≈";
  result: Slot;
}

const gate = (name: string): Form => ({
  gives: name,
  parts: ["σ(", `z_${name}`, ")"],
  of: ([z], sigma) => sigma(z!),
});

const FORMS: Record<Kind, Form[]> = {
  lstm: [
    gate("f"),
    gate("i"),
    { gives: "g", parts: ["tanh(", "z_g", ")"], of: ([z]) => Math.tanh(z!) },
    {
      gives: "c",
      parts: ["f", " × ", "c_prev", " + ", "i", " × ", "g"],
      of: ([f, before, i, g]) => f! * before! + i! * g!,
    },
    gate("o"),
    { gives: "h", parts: ["o", " × tanh(", "c", ")"], of: ([o, c]) => o! * Math.tanh(c!) },
  ],
  gru: [
    gate("r"),
    {
      gives: "n",
      parts: ["tanh(", "own", " + ", "r", " × ", "u", ")"],
      of: ([own, r, u]) => Math.tanh(own! + r! * u!),
    },
    gate("z"),
    {
      gives: "h",
      parts: ["z", " × ", "h_prev", " + (1 − ", "z", ") × ", "n"],
      of: ([z, before, again, n]) => z! * before! + (1 - again!) * n!,
    },
  ],
  rnn: [
    { gives: "sum", parts: ["by_x", " + ", "by_h", " + ", "b"], of: ([x, h, b]) => x! + h! + b! },
    { gives: "h", parts: ["tanh(", "sum", ")"], of: ([sum]) => Math.tanh(sum!) },
  ],
};

const SYMBOLS: Record<string, string> = {
  z_g: "z_{C}",
  g: "C\u0303_{t}",
  c: "C_{t}",
  c_prev: "C_{prev}",
  h_prev: "h_{prev}",
  own: "W_{in} x_{t} + b_{in}",
  sum: "s_{t}",
  by_x: "W_{x} x_{t}",
  by_h: "W_{h} h_{prev}",
  b: "b",
};

function symbolOf(name: string): string {
  if (SYMBOLS[name]) return SYMBOLS[name];
  const gate = name.slice(2) as Gate;
  return name.startsWith("z_") ? `${sumName(gate)}_{${gate}}` : `${name}_{t}`;
}

const FINEST = 7; // decimals of what is given
const COSTS: readonly (readonly [decimals: number, cost: number])[] = [
  [3, 0],
  [4, 1],
  [2, 2],
  [5, 3],
]; // of what is to be found: three are wanted
const MOST = 12;

/** Every number of the equations at a place, by name. */
function valuesAt(kind: Kind, at: Place): Record<string, number> {
  const { reader, step, unit } = at;
  const read = (vector: string) => reader.value(vector as Vector, step, unit);
  const found: Record<string, number> = {};
  const sums = (name: "f") => terms(name, at);
  for (const name of FORMS[kind].flatMap(({ gives, parts }) => [gives, ...parts])) {
    if (name.startsWith("z_")) found[name] = sums(name.slice(2) as "f").z;
    else if (/^([a-z]|sum|[ch]_prev)$/.test(name) && name !== "b") found[name] = read(name);
  }
  if (kind === "gru") {
    const [x, , b] = terms("n", at).parts as [number, number, number];
    found.own = x + b;
  }
  if (kind === "rnn") {
    const { x, h, b } = reader.terms("sum", step, unit);
    Object.assign(found, { by_x: x, by_h: h, b });
  }
  return found;
}

const numberOf = ({ n, exponent }: Printed): number => Number(`${n}e${exponent}`);

/** Whether a value rounds to what is printed, and is no case for two ways of rounding. */
const isTrue = (value: number, result: Printed): boolean =>
  Math.abs(value - numberOf(result)) < 0.5 * 10 ** result.exponent * (1 - 1e-6);

type Sigma = (z: number) => number;
type Known = Record<string, Printed>;

/** What is given, with the fewest decimals from three on that make an equation true; null where none do. */
function givenFor(
  { gives, parts, of }: Form,
  values: Record<string, number>,
  known: Known,
  sigma: Sigma,
): Known | null {
  const names = parts.filter((part) => part in values);
  const free = names.filter((name) => !(name in known));
  for (let digits = 3; digits <= FINEST; digits++) {
    const given = Object.fromEntries(free.map((name) => [name, print(values[name]!, digits)]));
    const operands = names.map((name) => numberOf((given[name] ?? known[name])!));
    if (isTrue(of(operands, sigma), known[gives]!)) return given;
    if (!free.length) return null;
  }
  return null;
}

/** All numbers as printed so that every equation is true, at no more than such a cost; null where that cannot be. */
function printedIn(
  forms: Form[],
  values: Record<string, number>,
  sigma: Sigma,
  budget: number,
): Known | null {
  const next = (n: number, known: Known, left: number): Known | null => {
    const form = forms[n];
    if (!form) return known;
    for (const [decimals, cost] of COSTS) {
      if (cost > left) continue;
      const result = { ...known, [form.gives]: print(values[form.gives]!, decimals) };
      const given = givenFor(form, values, result, sigma);
      const found = given && next(n + 1, { ...result, ...given }, left - cost);
      if (found) return found;
    }
    return null;
  };
  return next(0, {}, budget);
}

/** The equations at a place, with as few digits as make all of them true; where none do, each has a "≈". */
export function equationsAt(kind: Kind, at: Place): Equation[] {
  const values = valuesAt(kind, at);
  const forms = FORMS[kind];
  const asked = new Set(forms.map(({ gives }) => gives));
  const sigma = curveOf("f", at.reader.hardSlope);
  let printed: Known | null = null;
  for (let budget = 0; !printed && budget <= MOST; budget++)
    printed = printedIn(forms, values, sigma, budget);
  const slot = (name: string): Slot => ({
    symbol: symbolOf(name),
    text: printed ? printed[name]!.text : decimal(values[name]!),
    isBlank: asked.has(name),
  });
  const boxes = boxesOf(kind);
  return forms.map(({ gives, parts }) => {
    const box = boxes.find(({ lines }) => lines.some((line) => line.gives === gives && line.formula))!;
    return {
      gives,
      title: gives === "h" ? "part_h" : box.title,
      tone: gives === "h" ? "h" : box.tone,
      symbol: symbolOf(gives),
      left: parts.map((part) => (part in values ? slot(part) : part)),
      relation: printed ? "=" : "≈",
      result: slot(gives),
    };
  });
}
