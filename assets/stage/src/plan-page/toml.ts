/** As much of TOML as a lesson plan is made of: a title, minutes, and items of texts and whole numbers. */
import type { Item, Plan } from "../plan/plan";

type Table = Record<string, string | number>;

const ESCAPES: Record<string, string> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", '"': '"', "\\": "\\" };
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g;
const LINE = /^([A-Za-z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\d{1,6}))\s*(?:#.*)?$/;

/** What could not be read, by the number of its line. */
export class Unreadable extends Error {
  constructor(readonly line: number) {
    super(`line ${line}`);
  }
}

function unescaped(text: string, line: number): string {
  return text.replace(ESCAPE, (_, four?: string, eight?: string, one?: string) => {
    const code = Number.parseInt(four ?? eight ?? "", 16);
    const mark =
      one === undefined ? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : ESCAPES[one];
    if (mark === undefined) throw new Unreadable(line);
    return mark;
  });
}

/** The plan that a file spells, not checked yet. Throws `Unreadable`. */
export function parse(raw: string): unknown {
  const plan: Table = {};
  const items: Table[] = [];
  let table = plan;
  for (const [n, text] of raw
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const line = text.trim();
    if (!line || line.startsWith("#")) continue;
    if (/^\[\[\s*item\s*\]\]\s*(#.*)?$/.test(line)) {
      items.push((table = {}));
      continue;
    }
    const [, key, basic, literal, digits] = LINE.exec(line) ?? [];
    if (!key || Object.hasOwn(table, key)) throw new Unreadable(n + 1);
    table[key] = basic !== undefined ? unescaped(basic, n + 1) : (literal ?? Number(digits));
  }
  return { ...plan, items };
}

const quoted = (text: string): string => JSON.stringify(text).replace(/\u007f/g, "\\u007f");

/** The file of a plan. */
export function spell({ title, minutes, items }: Plan): string {
  const rows = (item: Item) =>
    Object.entries(item).map(
      ([key, value]) => `${key} = ${typeof value === "number" ? value : quoted(value)}`,
    );
  return `${[`title = ${quoted(title)}\nminutes = ${minutes}`, ...items.map((item) => ["[[item]]", ...rows(item)].join("\n"))].join("\n\n")}\n`;
}
