import { describe, expect, test } from "vitest";
import { decimal, equation, type Operation, percent, readout, short, spell } from "../src/format";

/** Reads a printed number as an exact fraction n / 10^80, by the digits alone. */
const PLACES = 80;
function exact(text: string): bigint {
  const [, sign, whole, fraction = "", power = ""] = /^(−?)(\d+)(?:\.(\d+))?(?:×10(.+))?$/.exec(text)!;
  const exponent =
    power === "" ? 0 : Number([...power].map((c) => (c === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))).join(""));
  const size = BigInt(whole + fraction) * 10n ** BigInt(PLACES + exponent - fraction.length);
  return sign ? -size : size;
}

const round = (value: bigint, places: bigint) => {
  const size = ((value < 0n ? -value : value) * 2n + places) / (places * 2n);
  return value < 0n ? -size : size;
};

/** The unit of the last printed place, as a fraction like `exact`. */
function place(text: string): bigint {
  const [, fraction = "", power = ""] = /^−?\d+(?:\.(\d+))?(?:×10(.+))?$/.exec(text)!;
  const exponent =
    power === "" ? 0 : Number([...power].map((c) => (c === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))).join(""));
  return 10n ** BigInt(PLACES + exponent - fraction.length);
}

/** e^x for x ≤ 0 in fixed point with 80 places: the series at x / 2^16, squared sixteen times. */
function exponential(x: bigint): bigint {
  const one = 10n ** BigInt(PLACES);
  const small = x >> 16n;
  let term = one;
  let sum = one;
  for (let k = 1n; k < 30n; k++) {
    term = (term * small) / one / k;
    sum += term;
  }
  for (let k = 0; k < 16; k++) sum = (sum * sum) / one;
  return sum;
}

function curve(operation: "sigma" | "tanh", x: bigint): bigint {
  const one = 10n ** BigInt(PLACES);
  const size = x < 0n ? -x : x;
  const far = size > 160n * one; // e^−160 is below any number of a run
  const e = far ? 0n : exponential(operation === "tanh" ? -2n * size : -size);
  if (operation === "tanh") return ((x < 0n ? -1n : 1n) * (one - e) * one) / (one + e);
  return x < 0n ? (e * one) / (one + e) : (one * one) / (one + e);
}

function evaluate(operation: Operation, operands: string[]): bigint {
  const numbers = operands.map(exact);
  const one = 10n ** BigInt(PLACES);
  if (operation === "sum") return numbers.reduce((a, b) => a + b, 0n);
  if (operation === "sigma" || operation === "tanh") return curve(operation, numbers[0]!);
  let total = 0n;
  for (let k = 0; k < numbers.length; k += 2) total += numbers[k]! * numbers[k + 1]!;
  return round(total, one);
}

function holds(operation: Operation, operands: string[], result: string): boolean {
  const unit = place(result);
  return round(evaluate(operation, operands), unit) * unit === exact(result);
}

/** The same stream of numbers in [0, 1) every time (mulberry32). */
function stream(seed: number) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** One cell of one unit in float32: mostly ordinary, now and then tiny, huge, saturated or a signed zero. */
function cell(random: () => number) {
  const f32 = Math.fround;
  const kind = random();
  const size = kind < 0.7 ? 3 : kind < 0.8 ? 40 : kind < 0.9 ? 1e-6 : kind < 0.95 ? 2e7 : 0;
  const signed = () => f32((random() * 2 - 1) * size);
  const gate = () => f32(sigmoid((random() * 2 - 1) * (kind < 0.8 ? 4 : 200)));
  const [c_prev, g] = [size === 0 ? -0 : signed(), f32(Math.tanh(signed()))];
  const [f, i, o] = [gate(), gate(), gate()];
  const [f_c_prev, i_g] = [f32(f * c_prev), f32(i * g)];
  const c = f32(f_c_prev + i_g);
  const tanh_c = f32(Math.tanh(c));
  const terms = [signed(), signed(), signed()];
  const z = terms[0]! + terms[1]! + terms[2]!;
  return { c_prev, g, f, i, o, f_c_prev, i_g, c, tanh_c, h: f32(o * tanh_c), terms, z };
}

function equations(of: ReturnType<typeof cell>): [Operation, number[], number][] {
  return [
    ["sum", of.terms, of.z],
    ["sigma", [of.z], sigmoid(of.z)],
    ["tanh", [of.z], Math.tanh(of.z)],
    ["product", [of.f, of.c_prev], of.f_c_prev],
    ["product", [of.i, of.g], of.i_g],
    ["sum", [of.f_c_prev, of.i_g], of.c],
    ["products", [of.f, of.c_prev, of.i, of.g], of.c],
    ["tanh", [of.c], of.tanh_c],
    ["product", [of.o, of.tanh_c], of.h],
  ];
}

describe("printed arithmetic", () => {
  test("of 10,000 cells: each = is true of its digits, each ≈ is needed", { tags: ["slow"] }, () => {
    const random = stream(20);
    const seen = { "=": 0, "≈": 0 };
    const wrong: string[] = []; // an expect of each of the 90,000 takes longer than the arithmetic
    for (let k = 0; k < 10_000; k++) {
      for (const [operation, values, value] of equations(cell(random))) {
        const { operands, relation, result } = equation(operation, values, value);
        const text = [...operands, relation, result].join(" ");
        seen[relation]++;
        if (/−0\.0+(?!\d)|-|NaN|Infinity/.test(text)) wrong.push(text);
        if (relation === "=") {
          if (!holds(operation, operands, result)) wrong.push(`${operation} ${text}`);
        } else
          for (const digits of [3, 4]) {
            const finer = values.map((operand) => decimal(operand, digits));
            if (holds(operation, finer, result)) wrong.push(`${operation} ${finer} for ${text}`);
          }
      }
    }
    expect(wrong).toEqual([]);
    expect(seen["="]).toBeGreaterThan(5 * seen["≈"]);
    expect(seen["≈"]).toBeGreaterThan(100);
  });

  test("three decimals where they agree, four where only these do", () => {
    expect(spell("sigma", [1.886], sigmoid(1.886))).toBe("σ(1.886) = 0.868");
    expect(spell("sum", [0.248, -0.547], -0.299)).toBe("0.248 + (−0.547) = −0.299");
    expect(spell("product", [0.43862, -0.29044], 0.43862 * -0.29044)).toBe("0.439 × (−0.290) = −0.127");
    expect(spell("sum", [0.2484, 0.3484], 0.5968)).toBe("0.2484 + 0.3484 = 0.597");
    expect(spell("product", [0.77777, 150.12345], 0.77777 * 150.12345)).toBe("0.778 × 150.123 ≈ 116.762");
    expect(spell("products", [0.5, 2, 0.25, -1], 0.75)).toBe("0.500 × 2.000 + 0.250 × (−1.000) = 0.750");
  });
});

test("a number beside a square keeps its place: never more than seven characters", () => {
  expect([-0.998, 10.23, -0, -0.0004, 9.9996, 104.26, -12345.6].map(short)).toEqual([
    "−0.998",
    "10.23",
    "0.000",
    "−0.0004",
    "10.00",
    "104.3",
    "−12345.6",
  ]);
});

test("a value reads 0 only where it is 0", () => {
  expect([2e-5, -2e-5, 0.0004, 0, -0, 4.9e-5, 1e-45].map((value) => decimal(value))).toEqual([
    "2×10⁻⁵",
    "−2×10⁻⁵",
    "0.0004",
    "0.000",
    "0.000",
    "5×10⁻⁵",
    "1×10⁻⁴⁵",
  ]);
  expect(decimal(0.004, 2)).toBe("0.004");
  expect([3e-4, 0, 5.1e-4, 0.81].map(percent)).toEqual(["<0.1%", "0.0%", "0.1%", "81.0%"]);
  expect(spell("product", [0.004, 0.005], 2e-5)).toBe("0.004 × 0.005 = 2×10⁻⁵");
  expect(spell("sum", [0.24812, -0.2481], 2e-5)).toBe("0.248 + (−0.248) ≈ 2×10⁻⁵");
  expect(spell("sigma", [-10.82], sigmoid(-10.82))).toBe("σ(−10.820) = 2×10⁻⁵");
});

test("a readout has four digits and never hides a small value", () => {
  expect([0.86812, -0.05471, 0, 3.2168e-7, -0.9999999, 10.23].map(readout)).toEqual([
    "0.8681",
    "−0.0547",
    "0.0000",
    "3.217×10⁻⁷",
    "−1.0000",
    "10.2300",
  ]);
});
