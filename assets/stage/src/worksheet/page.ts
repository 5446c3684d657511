/** A worksheet's page: two buttons that print, the ways on, and two papers. */
import { labels } from "../label";
import { END } from "../motion/score";
import type { Sent } from "../outside/page";
import type { Lang } from "../payload";
import { make } from "../primitives/dom";
import { LIGHT } from "../primitives/palette";
import { Run } from "../run";
import { opened } from "../state";
import { paper, type Question } from "./paper";

/** What pages/worksheet puts into the page. */
export interface Sheet {
  lang: Lang;
  words: Record<string, string>;
  labels: Record<string, string>;
  sent: Sent;
  questions: Question[];
  query: string; // that names this state in an address
  notice: string; // what of the address was not used
}

const SHOWS = ["sheet", "key"] as const;

export function openSheet(
  host: HTMLElement,
  { lang, words, labels: table, sent, questions, query, notice }: Sheet,
): void {
  const run = new Run({ ...sent, visit: "", jump: "", labels: table, picture: true, alone: true });
  const say = labels(words);
  const state = opened(sent.address, run);
  const room = { width: 0, height: 0 };
  const frame = {
    run,
    state,
    palette: LIGHT,
    label: labels(table, run.cell.kind),
    lang,
    ms: END,
    narrow: false,
    layout: 0,
    room: () => room,
  };
  const code = `sheet/code?${new URLSearchParams({ to: new URL(`./?${query}`, location.href).href })}`;
  const given = { frame, questions, say, code };
  const prints = SHOWS.map((which) => {
    const button = make("button", "", { type: "button" }, say(`print_${which}`));
    button.addEventListener("click", () => {
      const { dataset } = document.body;
      dataset.print = which;
      addEventListener("afterprint", () => delete dataset.print, { once: true }); // `print` may come back before
      print();
    });
    return button;
  });
  const other = new URLSearchParams(query);
  other.set("lang", lang === "zh" ? "en" : "zh");
  const bar = make(
    "nav",
    "gw-sheet-bar",
    { "aria-label": say("name") },
    make("h1", "", {}, say("name")),
    ...prints,
    make("a", "", { href: `./?${query}` }, say("app")),
    make("a", "", { href: `./sheet?${other}`, lang: other.get("lang")! }, say("language")),
  );
  if (notice) bar.append(make("p", "", { role: "status" }, notice));
  const papers = [false, true].map((isKey) => paper(given, isKey));
  for (const one of papers)
    for (const [name, colour] of Object.entries(LIGHT)) one.style.setProperty(`--${name}`, String(colour));
  host.replaceChildren(bar, make("main", "", {}, ...papers));
}
