import "./page";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { decimal } from "../src/format";
import type { Frame, State } from "../src/frame";
import { LSTM } from "../src/kinds/lstm";
import type { Phase } from "../src/kinds/names";
import { labels } from "../src/label";
import { restOf, startOf } from "../src/motion/score";
import type { Payload } from "../src/payload";
import { Run } from "../src/run";
import { lineOf, textOf } from "../src/voice/line";
import { lineAt, placeAt } from "../src/voice/told";
import { Voice } from "../src/voice/voice";
import { fixture, START, table, type Wish } from "./fixture";

const LANGUAGES = ["en", "zh"] as const;
const PHASES = LSTM.phases;

function at(
  lang: "en" | "zh",
  state: Partial<State> = {},
  wish: Wish = {},
  more: Partial<Payload> = {},
  drawn: Partial<Frame> = {},
): Frame {
  const run = new Run({ ...fixture({ T: 4, H: 3, lang, ...wish }), ...more });
  const all = { ...START, ...state };
  return { run, label: labels(table(lang)), state: all, ms: restOf(all.phase), ...drawn } as Frame;
}
const numbersIn = (text: string) =>
  [...text.matchAll(/−?\d+\.\d+/g)].map(([n]) => Number(n.replace("−", "-")));

describe("a line", () => {
  test("has its marked words in their part's colour, and slots are text whatever is in them", () => {
    const label = labels({ key: "[f|Gate]: {token} leaves [c|{value}]." });
    const line = lineOf(label, "key", { token: "[c|x] {value}", value: "−0.172" });
    expect(line).toEqual([
      { text: "Gate", tone: "f" },
      { text: ": [c|x] {value} leaves " },
      { text: "−0.172", tone: "c" },
      { text: "." },
    ]);
    expect(textOf(line)).toBe("Gate: [c|x] {value} leaves −0.172.");
  });
});

describe.each(LANGUAGES)("what the voice says (%s)", (lang) => {
  test.each(PHASES)("of %s names the part, and every slot is filled", (phase) => {
    for (const step of [0, 2, 3])
      for (const direction of ["forward", "backward"] as const) {
        const line = lineAt(at(lang, { phase, step, direction }));
        expect(line[0]!.tone).toBe(
          { concat: "ink", forget: "f", input: "i", update: "c", output: "o" }[phase],
        );
        expect(textOf(line)).not.toMatch(/[{}]|voice_/);
      }
  });

  test.each(["forward", "backward"] as const)("is true of the printed digits (%s)", (direction) => {
    const about = table(lang).voice_about!.replace("{value}", "").trim();
    let held = 0;
    for (let unit = 0; unit < 8; unit++)
      for (let step = 0; step < 4; step++) {
        const said = (phase: Phase) => textOf(lineAt(at(lang, { phase, step, unit, direction }, { H: 8 })));
        const isTrue = (phase: Phase, makes: (a: number, b: number) => number) => {
          const [a, b, result] = numbersIn(said(phase)) as [number, number, number];
          if (said(phase).includes(about)) return;
          expect(Math.abs(makes(a, b) - result), said(phase)).toBeLessThan(0.0005 + 1e-9);
          held++;
        };
        const reader = at(lang, {}, { H: 8 }).run.reader(direction);
        if (reader.before(step) >= 0) isTrue("forget", (f, before) => f * before);
        isTrue("input", (i, g) => i * g);
        isTrue("update", (kept, written) => kept + written);
        expect(numbersIn(said("output")).map((n) => decimal(n))).toEqual(
          (["o", "h"] as const).map((vector) => decimal(reader.value(vector, step, unit))),
        );
      }
    expect(held).toBeGreaterThan(80);
  });

  test("says at a reader's first place that there is nothing to keep, and at its last that no step is left", () => {
    for (const [direction, first, last] of [
      ["forward", 0, 3],
      ["backward", 3, 0],
    ] as const) {
      const key = (phase: Phase, step: number) => textOf(lineAt(at(lang, { phase, step, direction })));
      const start = (name: string) => textOf(lineOf(labels(table(lang)), name)).split("{")[0]!;
      const end = (name: string) =>
        textOf(lineOf(labels(table(lang)), name))
          .split("}")
          .at(-1)!;
      expect(key("forget", first).endsWith(end("voice_forget_empty"))).toBe(true);
      expect(key("forget", last).endsWith(end("voice_forget_empty"))).toBe(false);
      expect(key("output", last).endsWith(end("voice_output_last"))).toBe(true);
      expect(key("output", first).endsWith(end("voice_output"))).toBe(true);
      expect(key("forget", last).startsWith(start("voice_forget"))).toBe(true);
    }
  });

  test("names no answer where the model gives none", () => {
    for (const step of [1, 3])
      expect(textOf(lineAt(at(lang, { step }, { task: "none" })))).not.toMatch(/答案|answer/);
    expect(textOf(lineAt(at(lang, { step: 1 })))).toMatch(/答案|answer/);
  });

  test("tells nothing of the picture, in no view and phase, while a question is open that it would answer", () => {
    const closed = table(lang).voice_closed!;
    expect(closed).not.toMatch(/[{\d]/);
    for (const phase of PHASES)
      for (const view of ["cell", "readers", "text"] as const)
        for (const name of ["f", "ways", "plus", "reads", "all.o"])
          expect(textOf(lineAt(at(lang, { phase, view }, {}, { curtain: [name] })))).toBe(closed);
  });

  test("is what a phase does while it is at work, and no number of it", () => {
    for (const phase of PHASES) {
      const frame = (ms: number) => at(lang, { phase: "output", step: 2 }, {}, {}, { ms });
      const said = textOf(lineAt(frame(startOf(phase) + 1)));
      expect(said).toBe(textOf(lineAt(frame(restOf(phase) - 1))));
      expect(numbersIn(said)).toEqual([]);
      expect(said).not.toMatch(/[{}]|voice_/);
    }
    expect(numbersIn(textOf(lineAt(at(lang, { step: 2 }))))).toHaveLength(2);
    const closed = at(lang, { step: 2 }, {}, { curtain: ["ways"] }, { ms: 100 });
    expect(textOf(lineAt(closed))).toBe(table(lang).voice_closed);
  });

  test("says what was set by hand", () => {
    const working = (part: "f" | "i" | "c" | "o", phase: Phase) =>
      textOf(
        lineAt(
          at(
            lang,
            { phase, step: 2, unit: 1 },
            { hold: [[part, 2, 1, 0.25]] },
            {},
            { ms: restOf(phase) - 1 },
          ),
        ),
      );
    for (const [part, phase] of [
      ["f", "forget"],
      ["i", "input"],
      ["c", "update"],
      ["o", "output"],
    ] as const) {
      expect(working(part, phase)).toMatch(/手动设定|by hand/);
      expect(numbersIn(working(part, phase))).toEqual([]);
    }
    const byHand = (part: "f" | "c", phase: Phase) =>
      textOf(lineAt(at(lang, { phase, step: 2, unit: 1 }, { hold: [[part, 2, 1, 0.25]] })));
    expect(byHand("f", "forget")).toContain("0.250");
    expect(byHand("f", "forget").endsWith(table(lang).voice_held!)).toBe(true);
    expect(numbersIn(byHand("c", "update"))).toEqual([0.25]);
    expect(byHand("c", "update")).toMatch(/手动设定|by hand/);
    expect(byHand("f", "output").endsWith(table(lang).voice_held!)).toBe(false);
  });

  test("says about where no few digits make it true", () => {
    const frame = at(lang, { phase: "forget", step: 2, unit: 1 });
    const made = frame.run.reader("forward").column("f_c_prev", 2);
    made[1] = made[1]! + 0.2;
    expect(textOf(lineAt(frame))).toContain(table(lang).voice_about!.replace("{value}", decimal(made[1]!)));
  });

  test("says of two readers what both together answer at the place", () => {
    const frame = at(lang, { view: "readers", step: 2 });
    const said = textOf(lineAt(frame));
    const shares = [...frame.run.verdict("both", 2)!];
    expect(said).toContain(`${(100 * Math.max(...shares)).toFixed(1)}%`);
    expect(said).toContain(frame.run.payload.tokens[2]!);
    const none = textOf(lineAt(at(lang, { view: "readers", step: 2 }, { task: "none" })));
    expect(none).not.toContain("%");
    expect(none).toMatch(/6/);
  });
});

describe("the one voice", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const shown = (voice: Voice) => voice.element.firstElementChild!.textContent!;
  const spoken = (voice: Voice) => voice.element.lastElementChild!.textContent!;

  test("is one live region: what is seen is hidden from who listens, and told once it is quiet, with the place", () => {
    const voice = new Voice();
    const frames = [0, 1, 2].map((step) => at("en", { step, phase: "forget" }));
    for (const frame of frames) voice.draw(frame);
    expect(voice.element.getAttribute("role")).toBe("status");
    expect(voice.element.firstElementChild!.getAttribute("aria-hidden")).toBe("true");
    expect(shown(voice)).toBe(textOf(lineAt(frames[2]!)));
    vi.advanceTimersByTime(299);
    expect(spoken(voice)).not.toContain(shown(voice));
    vi.advanceTimersByTime(1);
    expect(spoken(voice)).toBe(`${placeAt(frames[2]!)} ${shown(voice)}`);
    const phase = at("en", { step: 2, phase: "update" });
    voice.draw(phase);
    vi.advanceTimersByTime(300);
    expect(spoken(voice)).toBe(textOf(lineAt(phase)));
  });

  test("what came of a door that was moved is not hidden by how to begin", () => {
    const voice = new Voice();
    voice.hint("Press →.");
    voice.draw(
      at("en", {}, {}, {}, { drag: { line: [{ text: "Shut to 0." }] } } as unknown as Partial<Frame>),
    );
    expect(shown(voice)).toBe("Shut to 0.");
    expect(voice.element.hasAttribute("data-change")).toBe(true); // on a phone it may take more lines
    voice.draw(at("en"));
    expect(shown(voice)).toBe("Press →.");
    expect(voice.element.hasAttribute("data-change")).toBe(false);
  });

  test("says how to begin until the reader acts, and in this document never again", () => {
    const voice = new Voice();
    voice.hint("Press →.");
    voice.draw(at("en"));
    expect(shown(voice)).toBe("Press →.");
    voice.acted();
    expect(shown(voice)).toBe(textOf(lineAt(at("en"))));
    voice.hint("Press →.");
    expect(shown(voice)).toBe(textOf(lineAt(at("en"))));
  });

  test("tells who listens only what came of a step, not what goes on in it", () => {
    const voice = new Voice();
    voice.draw(at("en", { step: 1 }));
    const before = spoken(voice);
    const moving = at("en", { step: 2 }, {}, {}, { ms: 0 });
    voice.draw(moving);
    const shownFirst = shown(voice);
    vi.advanceTimersByTime(500);
    voice.show(moving, 1200);
    expect(shown(voice)).not.toBe(shownFirst);
    vi.advanceTimersByTime(500);
    expect(spoken(voice)).toBe(before);
    voice.draw(at("en", { step: 2 }));
    vi.advanceTimersByTime(300);
    expect(spoken(voice)).toBe(`${placeAt(at("en", { step: 2 }))} ${shown(voice)}`);
  });

  test("speaks every other second while it plays", () => {
    const voice = new Voice();
    const heard = new Set<string>();
    for (let step = 0; step < 4; step++) {
      voice.draw(at("en", { step, playing: true }));
      vi.advanceTimersByTime(1000);
      heard.add(spoken(voice));
    }
    expect(heard.size).toBeLessThan(4);
    vi.advanceTimersByTime(2000);
    expect(spoken(voice)).toContain(shown(voice));
  });

  test("says a line of another's until that has no more to say", () => {
    const voice = new Voice();
    voice.draw(at("en"));
    const own = shown(voice);
    voice.say([{ text: "The lane" }]);
    expect(shown(voice)).toBe("The lane");
    voice.draw(at("en", { phase: "forget" }));
    expect(shown(voice)).toBe("The lane");
    voice.say(null);
    expect(shown(voice)).not.toBe(own);
    expect(shown(voice)).toBe(textOf(lineAt(at("en", { phase: "forget" }))));
  });

  test("says a notice for six seconds or until the reader acts, at once also to who listens", () => {
    const voice = new Voice();
    voice.draw(at("en"));
    const own = shown(voice);
    for (const then of [() => vi.advanceTimersByTime(6000), () => voice.acted()]) {
      voice.notice("Type a sentence.");
      expect([shown(voice), spoken(voice)]).toEqual(["Type a sentence.", "Type a sentence."]);
      expect(voice.element.hasAttribute("data-notice")).toBe(true);
      voice.draw(at("en", { step: 1 }));
      voice.draw(at("en"));
      expect(shown(voice)).toBe("Type a sentence.");
      then();
      expect(shown(voice)).toBe(own);
      expect(voice.element.hasAttribute("data-notice")).toBe(false);
    }
  });

  test("keeps a notice while the page is not seen yet", () => {
    document.documentElement.dataset.gwLoading = "";
    const voice = new Voice();
    voice.draw(at("en"));
    voice.notice("Cut.");
    vi.advanceTimersByTime(12_000);
    expect(shown(voice)).toBe("Cut.");
    delete document.documentElement.dataset.gwLoading;
    vi.advanceTimersByTime(6000);
    expect(shown(voice)).not.toBe("Cut.");
  });
});
