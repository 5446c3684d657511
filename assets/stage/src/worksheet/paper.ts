/** A worksheet and its key as two pages: the picture, the equations, the questions, where they come from. */
import { rightsOf } from "../drawing/licence";
import type { Frame } from "../frame";

import { make } from "../primitives/dom";
import { face, textOf } from "../sentence/tokens";
import { type Equation, equationsAt, type Slot } from "./equations";
import { cellOf, filmsOf, windowIn } from "./picture";
import { symbolled } from "./symbol";

/** A question as plain text, its choices and the replies to them by letter. */
export interface Question {
  text: string;
  choices: Record<string, string>;
  right: string;
  why: Record<string, string>;
}

export type Say = (key: string, slots?: Record<string, string | number>) => string;

interface Given {
  frame: Frame;
  questions: Question[];
  say: Say;
  code: string; // the address of the QR code
}

const LONG = 48; // letters of a sentence that stands in the title
const WORD = 16; // letters of a token in it
const FEW = 2; // numbers of an equation of which two stand in a row
const SHORT = 12; // letters of answers of which four stand in a row

/** `isKey`: with all that the sheet leaves open. */
export function paper({ frame, questions, say, code }: Given, isKey: boolean): HTMLElement {
  const { run, state } = frame;
  const { kind } = run.cell;
  const { tokens } = run.payload;
  const title = say("title", {
    sentence: sentenceOf(frame),
    step: state.step + 1,
    token: cut(face(tokens[state.step]!)),
    unit: state.unit + 1,
  });
  const at = { reader: run.reader(state.direction), step: state.step, unit: state.unit };
  const before = state.direction === "backward" ? "t+1" : "t−1";
  const equations = equationsAt(kind, at).map((one) => written(one, before, { frame, say, isKey }));
  const id = isKey ? "key" : "sheet";
  const asked = questions.map((one) => question(one, say, isKey));
  return make(
    "article",
    "gw-sheet-paper",
    { id, "aria-label": isKey ? say("key") : say("name") },
    head(title, say, isKey),
    make(
      "div",
      "gw-sheet-cell",
      { tabindex: "0", role: "group", "aria-label": title },
      cellOf(frame, title, !isKey),
    ),
    isKey
      ? make("div", "gw-sheet-equations", {}, ...equations)
      : make(
          "div",
          "gw-sheet-sums",
          {},
          make("div", "gw-sheet-films", {}, filmsOf(frame, title)),
          make("div", "gw-sheet-equations", {}, make("p", "", {}, say("task")), ...equations),
        ),
    make("ol", "gw-sheet-questions", {}, ...asked),
    foot({ frame, say, code, title }),
  );
}

/** As it was typed; of a long one as much as has room round the step. */
function sentenceOf(frame: Frame): string {
  const { payload, T } = frame.run;
  const { text } = payload.address;
  if ([...text].length <= LONG) return text;
  const { step } = frame.state;
  const tokens = payload.tokens.map(cut);
  let [from, to] = windowIn(frame);
  while (to - from > 1 && [...textOf(tokens, from, to)].length > LONG)
    if (step - from < to - 1 - step) to -= 1;
    else from += 1;
  return `${from > 0 ? "…" : ""}${textOf(tokens, from, to)}${to < T ? "…" : ""}`;
}

/** The beginning of a long token. */
function cut(token: string): string {
  const letters = [...token];
  return letters.length > WORD ? `${letters.slice(0, WORD - 1).join("")}…` : token;
}

function head(title: string, say: Say, isKey: boolean): HTMLElement {
  const lines = (["by", "group"] as const).map((key) => make("span", `gw-sheet-${key}`, {}, say(key)));
  const name = make("h2", "", {}, isKey ? `${say("key")} · ${title}` : title);
  return make("header", "", {}, name, ...(isKey ? [] : lines));
}

function written(
  { title, tone, symbol, left, relation, result }: Equation,
  before: string,
  { frame, say, isKey }: Pick<Given, "frame" | "say"> & { isKey: boolean },
): HTMLElement {
  const isWide = left.filter((part) => typeof part !== "string").length > FEW;
  const row = make("div", `gw-sheet-equation${isWide ? " gw-sheet-wide" : ""}`);
  row.style.setProperty("--tone", String(frame.palette[tone]));
  const number = (one: Slot, behind: string): HTMLElement => {
    const isOpen = one.isBlank && !isKey;
    const shown = one.text.startsWith("−") && /[×+] $/.test(behind) ? `(${one.text})` : one.text;
    const value = isOpen
      ? make("span", "gw-sheet-blank", { role: "img", "aria-label": say("blank") })
      : make(one.isBlank ? "b" : "span", "gw-sheet-number", {}, shown);
    return make("span", "gw-sheet-slot", {}, value, make("small", "", {}, ...symbolled(one.symbol, before)));
  };
  const signs = left.map((part, n) =>
    typeof part === "string"
      ? part
      : number(part, typeof left[n - 1] === "string" ? (left[n - 1] as string) : ""),
  );
  const name = make("strong", "", {}, frame.label(title));
  const line = make(
    "span",
    "gw-sheet-line",
    {},
    make("i", "", {}, ...symbolled(symbol, before)),
    " = ",
    ...signs,
  );
  line.append(` ${relation} `, number(result, ""));
  row.append(name, line);
  return row;
}

function question(asked: Question, say: Say, isKey: boolean): HTMLElement {
  const answers = isKey ? [replies(asked, say)] : open(asked, say);
  return make("li", "", {}, make("p", "", {}, asked.text), ...answers);
}

/** The answers to choose from, and a line for the reason. */
function open({ choices }: Question, say: Say): HTMLElement[] {
  const isShort = Object.values(choices).every((choice) => [...choice].length <= SHORT);
  const answers = Object.entries(choices).map(([letter, choice]) =>
    make("li", "", {}, make("b", "", {}, letter), ` ${choice}`),
  );
  return [
    make("ul", isShort ? "gw-sheet-row" : "gw-sheet-pairs", {}, ...answers),
    make("p", "gw-sheet-reason", {}, make("span", "", {}, say("reason"))),
  ];
}

/** Every answer, the right one first, with what is replied to it. */
function replies({ choices, right, why }: Question, say: Say): HTMLElement {
  const letters = [right, ...Object.keys(choices).filter((letter) => letter !== right)];
  const told = letters.flatMap((letter) => {
    const answer = make("b", "", {}, letter, ` ${choices[letter]}`);
    if (letter === right) {
      answer.className = "gw-sheet-right";
      answer.append(" ", make("span", "", { role: "img", "aria-label": say("right") }, "✓"));
    }
    return [answer, ` ${why[letter]} `];
  });
  return make("p", "gw-sheet-why", {}, ...told);
}

function foot({ frame, say, code, title }: Omit<Given, "questions"> & { title: string }): HTMLElement {
  const { payload } = frame.run;
  const { rights } = rightsOf(payload, { title, source: null }, frame.label);
  const model = payload.address.model;
  const picture = make("img", "", { src: code, alt: say("code") });
  const scan = make("span", "", {}, say("scan"), " ");
  picture.addEventListener("error", () => {
    picture.remove(); // no other device could open it
    scan.remove();
  });
  const told = say(payload.meaningless ? "random" : "trained", { model });
  return make("footer", "", {}, picture, make("p", "", {}, scan, told, make("br"), rights));
}
