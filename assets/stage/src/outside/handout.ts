/** The handout: one file of a few walks, which the one who opens it can choose from, save as pictures, and read in both languages. */

import type { Spot } from "../page/follow";
import { LANGS, type Lang } from "../payload";
import { icon, make, mark, say } from "../primitives/dom";
import { button } from "./button";
import { Page, type Sent, type Spoken } from "./page";

const HALF = "M8 1.5a6.5 6.5 0 1 0 0 13zM8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0z";

/** What pages/handout puts into the file. */
export interface Handout {
  lang: Lang;
  words: Spoken; // of the page
  labels: Spoken; // of the stage
  walks: { titles: Record<Lang, string>; sent: Sent }[];
}

export function openHandout(host: HTMLElement, { lang: first, words, labels, walks }: Handout): Page {
  const place = make("main", "gw-page-stage");
  const page = new Page(place, labels, first);
  const left: Partial<Spot>[] = walks.map(() => ({})); // where each walk was left
  let lang = first;
  let shown = 0;

  const name = make("h1");
  const chosen = walks.map((_, n) => button("gw-page-walk", () => choose(n)));
  const list = make("nav", "gw-page-walks", {}, ...chosen);
  const saves = (["svg", "png"] as const).map((kind) => {
    const one = button("gw-page-save", () => {});
    one.dataset.share = kind;
    return one;
  });
  const tongues = LANGS.map((one) => button("gw-page-lang", () => speak(one)));
  const theme = button("gw-page-theme", () => page.paint(!page.isDark));
  theme.append(icon(HALF));
  const side = make("div", "gw-page-side", {}, ...saves, ...tongues, theme);
  const foot = make("footer", "gw-page-foot");
  host.replaceChildren(make("header", "gw-page-head", {}, name, list, side), place, foot);
  list.hidden = walks.length < 2;
  for (const save of saves) save.hidden = globalThis.gwDrawing === undefined;

  function choose(n: number): void {
    left[shown] = page.at;
    shown = n;
    page.show(walks[n]!.sent, left[n]);
    tell();
  }

  function speak(to: Lang): void {
    lang = to;
    page.speak(to);
    tell();
  }

  function tell(): void {
    const word = words[lang];
    say(name, word.name!);
    mark(list, "aria-label", word.walks!);
    chosen.forEach((one, n) => {
      say(one, walks[n]!.titles[lang]);
      one.title = walks[n]!.titles[lang]; // a long one is cut short
      mark(one, "aria-pressed", n === shown);
    });
    saves.forEach((one, n) => {
      say(one, ["SVG", "PNG"][n]!);
      mark(one, "aria-label", word[["save_svg", "save_png"][n]!]!);
      one.title = one.ariaLabel!;
    });
    tongues.forEach((one, n) => {
      say(one, words[LANGS[n]!].language!);
      mark(one, "lang", LANGS[n]!);
      mark(one, "aria-pressed", LANGS[n] === lang);
    });
    mark(theme, "aria-label", word.theme!);
    theme.title = word.theme!;
    say(foot, word.foot!);
    document.title = `${walks[shown]!.titles[lang]} · ${word.name}`;
  }

  choose(0);
  return page;
}
