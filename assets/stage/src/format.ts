/** Numbers as printed, and equations that are true of their printed digits. */

export type Operation = "product" | "sum" | "products" | "sigma" | "tanh" | "candidate" | Hard;

/** A gate's σ of this slope. */
interface Hard {
  slope: number;
}

/** `products` is a·b + c·d, `candidate` tanh(a + b·c). The relation is "=" exactly where the printed operands give the printed result. */
interface Equation {
  operands: string[];
  relation: "=" | "≈";
  result: string;
}

/** A printed number: `text` stands for exactly n · 10^exponent. */
export interface Printed {
  text: string;
  n: bigint;
  exponent: number;
}

const MOST_PLACES = 100; // that toFixed knows
const PLAIN_LIMIT = 1e6; // from here on a number is printed with a power of ten
const RAISED: Record<string, string> = { "-": "⁻", "+": "" };
const raise = (power: string) => power.replace(/[-+\d]/g, (c) => RAISED[c] ?? "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)]!);

const FINEST = 4; // decimals that a value is given before it would read 0

/** With so many decimals. A value that would read 0 and is not 0 has more, up to FINEST, or one digit and a power of ten. */
export function print(value: number, digits: number): Printed {
  for (let places = digits; places <= Math.max(digits, FINEST); places++) {
    const found = fixed(value, places);
    if (found.n !== 0n || value === 0) return found;
  }
  const [digit, power] = value.toExponential(0).split("e") as [string, string];
  return { text: `${digit.replace("-", "−")}×10${raise(power)}`, n: BigInt(digit), exponent: Number(power) };
}

/** With so many decimals, whatever they leave of the value. */
function fixed(value: number, digits: number): Printed {
  const plain = Math.abs(value) < PLAIN_LIMIT;
  const [mantissa, power = "+0"] = (plain ? value.toFixed(digits) : value.toExponential(digits)).split(
    "e",
  ) as [string, string?];
  const n = BigInt(mantissa.replace(".", ""));
  const unsigned = mantissa.replace("-", "");
  const text = (n < 0n ? "−" : "") + unsigned + (plain ? "" : `×10${raise(power)}`);
  return { text, n, exponent: Number(power) - digits };
}

/** A share of a whole with one decimal; one that would read 0 and is not 0 is said to be less than the least that is told. */
export function percent(share: number): string {
  const text = (100 * share).toFixed(1);
  return share > 0 && text === "0.0" ? "<0.1%" : `${text}%`;
}

/** A value with a number of decimals, the true minus sign and no negative zero; it reads 0 only where it is 0. */
export const decimal = (value: number, digits = 3): string =>
  Number.isNaN(value) ? CURTAIN : print(value, digits).text;

export const CURTAIN = "?"; // a number that a lesson has not shown yet

/** For the narrow places beside squares: three decimals, fewer where the number is large. */
export const short = (value: number): string => decimal(value, placesOf(value));

function placesOf(value: number): number {
  const size = Math.abs(value);
  return size < 9.9995 ? 3 : size < 99.995 ? 2 : size < PLAIN_LIMIT ? 1 : 0;
}

/** As `short` prints it, with so many more decimals; null for what is not shown yet. */
export const printed = (value: number, more = 0): Printed | null =>
  Number.isNaN(value) ? null : print(value, placesOf(value) + more);

/** For a readout: four decimals, or four digits and a power of ten where these would hide the value. */
export function readout(value: number): string {
  if (Number.isNaN(value)) return CURTAIN;
  if (value === 0 || (Math.abs(value) >= 5e-4 && Math.abs(value) < PLAIN_LIMIT)) return decimal(value, 4);
  const [mantissa, power] = value.toExponential(3).split("e") as [string, string];
  return `${mantissa.replace("-", "−")}×10${raise(power)}`;
}

const scale = ({ n, exponent }: Printed, to: number) => n * 10n ** BigInt(exponent - to);

/** Rounds n · 10^exponent to a multiple of 10^to, halves away from zero, as a pocket calculator does. */
function roundTo(n: bigint, exponent: number, to: number): bigint {
  if (exponent >= to) return n * 10n ** BigInt(exponent - to);
  const unit = 10n ** BigInt(to - exponent);
  const size = n < 0n ? -n : n;
  const rounded = (2n * size + unit) / (2n * unit);
  return n < 0n ? -rounded : rounded;
}

const asNumber = ({ n, exponent }: Printed) => Number(`${n}e${exponent}`);

const CURVES = { sigma: (z: number) => 1 / (1 + Math.exp(-z)), tanh: Math.tanh };

function curveOf(operation: Operation): ((z: number) => number) | null {
  if (typeof operation !== "string") return (z) => Math.min(1, Math.max(0, operation.slope * z + 0.5));
  return operation === "sigma" || operation === "tanh" ? CURVES[operation] : null;
}

/** Whether a value rounds to what is printed, at its last place. */
const rounds = (value: number, result: Printed): boolean => {
  const places = -result.exponent;
  return places > MOST_PLACES ? value === asNumber(result) : fixed(value, places).n === result.n;
};

/** Whether the printed operands, computed exactly and rounded to the result's last place, give the printed result. */
export function agrees(operation: Operation, operands: Printed[], result: Printed): boolean {
  const curve = curveOf(operation);
  if (curve) return rounds(curve(asNumber(operands[0]!)), result);
  if (operation === "candidate") {
    const [a, b, c] = operands as [Printed, Printed, Printed];
    return rounds(Math.tanh(asNumber(a) + asNumber(b) * asNumber(c)), result);
  }
  const terms =
    operation === "sum"
      ? operands
      : Array.from({ length: operands.length / 2 }, (_, k): Printed => {
          const [a, b] = [operands[2 * k]!, operands[2 * k + 1]!];
          return { text: "", n: a.n * b.n, exponent: a.exponent + b.exponent };
        });
  const finest = Math.min(...terms.map((term) => term.exponent));
  const total = terms.reduce((sum, term) => sum + scale(term, finest), 0n);
  return roundTo(total, finest, result.exponent) === result.n;
}

/** Operands with three decimals, else with four, so that the result (three decimals) agrees; else "≈". */
export function equation(operation: Operation, values: number[], value: number): Equation {
  if ([...values, value].some(Number.isNaN))
    return { operands: values.map((operand) => decimal(operand)), relation: "=", result: decimal(value) };
  const result = print(value, 3);
  for (const digits of [3, 4]) {
    const operands = values.map((operand) => print(operand, digits));
    if (agrees(operation, operands, result))
      return { operands: operands.map(({ text }) => text), relation: "=", result: result.text };
  }
  return { operands: values.map((operand) => decimal(operand)), relation: "≈", result: result.text };
}

const bracket = (text: string) => (text.startsWith("−") ? `(${text})` : text);

/** The left side in words of arithmetic: 0.439 × (−0.290), σ(1.886), 0.248 + (−0.547). */
export function leftSide(operation: Operation, [first = "", ...others]: string[]): string {
  if (operation === "sigma" || typeof operation !== "string") return `σ(${first})`;
  if (operation === "tanh") return `tanh(${first})`;
  if (operation === "candidate") return `tanh(${first} + ${others.map(bracket).join(" × ")})`;
  const signs = operation === "sum" ? ["+"] : ["×", "+"];
  return first + others.map((operand, k) => ` ${signs[k % signs.length]} ${bracket(operand)}`).join("");
}

export function spell(operation: Operation, values: number[], value: number): string {
  const { operands, relation, result } = equation(operation, values, value);
  return `${leftSide(operation, operands)} ${relation} ${result}`;
}
