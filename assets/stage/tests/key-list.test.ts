import "./page";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { asked } from "../src/page/keys";
import { LETTERS } from "../src/plan/following";
import { KEYS } from "../src/plan/turn";
import { wished } from "../src/present/keys";
import { Run } from "../src/run";
import { fixture, START } from "./fixture";

const run = new Run(fixture({ T: 6, H: 16, before: true }));
const PRINTED = Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n));
const ALL = [
  ...PRINTED.filter((key) => key === key.toLowerCase()),
  ...[
    " ",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "ArrowDown",
    "PageUp",
    "PageDown",
    "Home",
    "End",
    "Escape",
    "F5",
  ],
];
const event = (key: string) => ({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false });
const TEACHER = ["v", "q"]; // of src/teacher/teacher.ts

/** What a key does on the page, on the wall, or for a class. */
function isBound(key: string): boolean {
  const wish = wished(event(key), START, run);
  const onWall = wish !== null && !("own" in wish && wish.own === "none");
  return (
    onWall ||
    asked(event(key), START, run) !== null ||
    [...TEACHER, ...Object.values(LETTERS)].includes(key) ||
    key in KEYS
  );
}

const NAMES: Record<"zh" | "en", Record<string, string>> = {
  zh: { " ": "空格", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc" },
  en: { " ": "Space", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc" },
};
const RANGES = { zh: "1 到 5", en: "1 to 5" };

describe.each(["zh", "en"] as const)("the list of keys in %s", (lang) => {
  const text = readFileSync(new URL(`../../text/${lang}/walk.toml`, import.meta.url), "utf8");
  const listed = ["keys", "keys_present", "keys_class"]
    .map((key) => new RegExp(`^${key} = "(.*)"$`, "m").exec(text)![1])
    .join(" ");
  it("names every key that is bound", () => {
    const bound = ALL.filter(isBound);
    expect(bound.length).toBeGreaterThan(20);
    const missing = bound.filter((key) => {
      if (/[1-5]/.test(key)) return !listed.includes(RANGES[lang]);
      const name = NAMES[lang][key] ?? (key.length === 1 ? key.toUpperCase() : key);
      return !new RegExp(`(^|[^A-Za-z])${name.replace(/[.]/g, "\\.")}($|[^A-Za-z])`).test(listed);
    });
    expect(missing).toEqual([]);
  });
  it("names none that does nothing", () => {
    const letters = [...listed.matchAll(/(?<![A-Za-z])[A-Z](?![A-Za-z])/g)].map(([letter]) =>
      letter.toLowerCase(),
    );
    expect(letters.filter((letter) => !isBound(letter))).toEqual([]);
  });
});
