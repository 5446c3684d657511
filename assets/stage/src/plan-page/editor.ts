/** The page of a lesson plan: begin it, change it, open it from a file and save it as one. */
import { clock } from "../classroom/clock";
import { filler } from "../classroom/words";
import { changed, follow, keepChanged, keepNow } from "../plan/kept";
import { named, type Says } from "../plan/list";
import { checked, hrefOf, type Item, linkOf, MOST, minutesOf, type Plan, replaced } from "../plan/plan";
import { make, mark, say } from "../primitives/dom";
import type { Data } from "./data";
import { parse, spell, Unreadable } from "./toml";

const WINDOW = "gatewalk"; // in which links open
const OWN = "own"; // the plan that only this browser has
const TYPE = "application/toml";

export class Editor {
  private plan: Plan;
  private isChanged: boolean;
  private readonly says: Says;
  private readonly line = make("p", "", { role: "status" });
  private readonly sum = make("p");
  private readonly again: HTMLButtonElement; // back to the plan as it is shipped
  private times: HTMLElement[] = []; // when each item begins
  private readonly file = make("input", "", { type: "file", accept: ".toml", hidden: "" });

  constructor(
    private readonly main: HTMLElement,
    private readonly data: Data,
  ) {
    this.says = { fill: filler({ room: data.words }), pages: data.pages };
    const own = changed(data.name);
    this.isChanged = own !== null;
    this.plan = own ?? checked(data.plan) ?? { title: this.says.fill("own"), minutes: 0, items: [] };
    this.again = this.button("back", () => this.back());
    this.file.addEventListener("change", () => void this.open());
    this.draw();
  }

  private button(key: string, press: () => void, more: Record<string, string> = {}): HTMLButtonElement {
    const button = make("button", "", { type: "button", ...more }, this.says.fill(key));
    button.addEventListener("click", press);
    return button;
  }

  /** Keeps what was changed, and says where it cannot. */
  private change(plan: Plan, drawn = true): void {
    this.plan = { ...plan, minutes: minutesOf(plan.items) };
    this.isChanged = true;
    const isKept = keepChanged(this.data.name, this.plan);
    if (drawn) this.draw();
    else this.count();
    say(this.line, this.says.fill(isKept ? "kept" : "unkept"));
  }

  /** What is typed in a row is kept, and the row stays as it is: the next field may have the focus already. */
  private edit(n: number, by: Partial<Item>): void {
    const { items } = this.plan;
    this.change({ ...this.plan, items: replaced(items, n, 1, { ...items[n]!, ...by }) }, false);
  }

  /** How long all of it takes, and when each item begins. */
  private count(): void {
    const { items, minutes } = this.plan;
    say(this.sum, this.says.fill("sum", minutes));
    this.again.hidden = !this.isChanged || !this.data.plan;
    let begins = 0;
    for (const [n, item] of items.entries()) {
      say(this.times[n]!, clock(begins));
      begins += item.minutes;
    }
  }

  private replace(at: number, count: number, ...items: Item[]): void {
    this.change({ ...this.plan, items: replaced(this.plan.items, at, count, ...items) });
  }

  private draw(): void {
    const { plan, says, line, file } = this;
    const { fill } = says;
    const title = make("input", "gw-title", { maxlength: String(MOST.title), "aria-label": fill("name") });
    title.value = plan.title;
    title.addEventListener(
      "change",
      () => title.value.trim() && this.change({ ...this.plan, title: title.value }, false),
    );
    const acts = make(
      "div",
      "gw-acts",
      {},
      this.button("start", () => this.start(0), {
        class: "gw-start",
        ...(plan.items.length ? {} : { disabled: "" }),
      }),
      this.button("open", () => file.click()),
      this.button("save", () => this.save()),
      this.again,
    );
    const head = ["time", "what", "minutes", "note"].map((name) => make("th", "", {}, fill(name)));
    const body = make("tbody");
    this.times = plan.items.map(() => make("td"));
    body.append(...plan.items.map((item, n) => this.row(item, n)));
    const typed = make("input", "", { "aria-label": fill("link"), placeholder: fill("link") });
    const form = make("form", "", {}, typed, make("button", "", {}, fill("add_link")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.add(typed.value);
    });
    if (!line.isConnected) this.main.replaceChildren(line);
    for (const one of [...this.main.children]) if (one !== line) one.remove(); // a line that is put in anew is not read out
    line.before(make("h1", "", {}, fill("heading")), title, this.sum, acts);
    line.after(
      file,
      make("table", "", {}, make("thead", "", {}, make("tr", "", {}, ...head, make("td"))), body),
      form,
      make("p", "", {}, fill("keys")),
    );
    this.count();
  }

  private row(item: Item, n: number): HTMLElement {
    const { fill } = this.says;
    const [chapter, more] = named(item, this.says);
    const link = make("a", "", { href: hrefOf(item), target: WINDOW }, chapter);
    const minutes = make("input", "", {
      type: "number",
      min: "1",
      max: String(MOST.minutes),
      "aria-label": `${fill("minutes")} ${n + 1}`,
    });
    minutes.value = String(item.minutes);
    minutes.addEventListener("change", () => {
      const value = Math.max(1, Math.min(MOST.minutes, Math.round(minutes.valueAsNumber) || 1));
      minutes.value = String(value);
      this.edit(n, { minutes: value });
    });
    const note = make("textarea", "", {
      rows: "2",
      maxlength: String(MOST.note),
      "aria-label": `${fill("note")} ${n + 1}`,
    });
    note.value = item.note;
    note.addEventListener("change", () => this.edit(n, { note: note.value.slice(0, MOST.note) }));
    const named_ = (key: string) => ({ "aria-label": `${fill(key)} ${n + 1}`, title: fill(key) });
    const act = (sign: string, key: string, press: () => void, off = false) => {
      const button = make("button", "gw-act", { type: "button", "data-act": key, ...named_(key) }, sign);
      mark(button, "disabled", off ? "" : null);
      button.addEventListener("click", press);
      return button;
    };
    const last = this.plan.items.length - 1;
    const cells = [
      [link, make("small", "", {}, more)],
      [minutes],
      [note],
      [
        act("▶", "from", () => this.start(n)),
        act("↑", "up", () => this.swap(n - 1, n - 1, "up"), n === 0),
        act("↓", "down", () => this.swap(n, n + 1, "down"), n === last),
        act("×", "delete", () => this.remove(n)),
      ],
    ];
    return make("tr", "", {}, this.times[n]!, ...cells.map((parts) => make("td", "", {}, ...parts)));
  }

  /** An item and the next change places; the one that was moved is at `to` then, and its button keeps the focus. */
  private swap(n: number, to: number, key: "up" | "down"): void {
    const [one, other] = this.plan.items.slice(n, n + 2);
    if (!one || !other) return;
    this.replace(n, 2, other, one);
    this.focus(to, key, key === "up" ? "down" : "up");
  }

  private remove(n: number): void {
    this.replace(n, 1);
    this.focus(Math.min(n, this.plan.items.length - 1), "delete");
  }

  /** The first of a row's buttons that can be pressed; where there is no row, the field for a new link. */
  private focus(n: number, ...keys: string[]): void {
    const row = this.main.querySelectorAll("tbody tr")[n];
    const buttons = keys.map((key) => row?.querySelector<HTMLElement>(`[data-act="${key}"]:not([disabled])`));
    (buttons.find(Boolean) ?? this.main.querySelector<HTMLElement>("form input"))?.focus();
  }

  private isKnown(link: string): boolean {
    return Object.hasOwn(this.data.pages, link.replace(/\?.*/s, ""));
  }

  private add(typed: string): void {
    const { fill } = this.says;
    const link = linkOf(typed, document.baseURI);
    if (link === null || !this.isKnown(link)) return say(this.line, fill("foreign"));
    if (this.plan.items.length >= MOST.items) return say(this.line, fill("full", MOST.items));
    const ask = new URL(typed.trim(), document.baseURI).searchParams.get("ask");
    const item: Item = { link, minutes: 3, note: "", ...(ask && { ask, rounds: 1 }) };
    if (!checked({ title: "", items: [item] })) return say(this.line, fill("foreign"));
    this.replace(this.plan.items.length, 0, item);
    this.focus(this.plan.items.length);
  }

  private async open(): Promise<void> {
    const { file } = this;
    const [chosen] = file.files ?? [];
    file.value = "";
    if (!chosen) return;
    const { fill } = this.says;
    try {
      const plan = chosen.size <= MOST.items * MOST.link ? checked(parse(await chosen.text())) : null;
      if (!plan?.items.every(({ link }) => this.isKnown(link)))
        return say(this.line, fill("refused", chosen.name));
      this.change(plan);
      say(this.line, fill("opened", chosen.name));
    } catch (error) {
      const said = error instanceof Unreadable ? fill("unread", error.line) : fill("refused", chosen.name);
      say(this.line, said);
    }
  }

  private save(): void {
    const link = make("a", "", { download: `${this.data.name === OWN ? "plan" : this.data.name}.toml` });
    link.href = URL.createObjectURL(new Blob([spell(this.plan)], { type: TYPE }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /** As it is shipped. */
  private back(): void {
    keepChanged(this.data.name, null);
    this.isChanged = false;
    this.plan = checked(this.data.plan)!;
    this.draw();
    say(this.line, "");
  }

  /** The app opens on an item, and this tab goes by the plan. */
  private start(at: number): void {
    const since = Date.now();
    const isKept = keepNow({ plan: this.plan, at, since, began: since }) && follow(true);
    if (!isKept) return say(this.line, this.says.fill("unkept"));
    location.href = hrefOf(this.plan.items[at]!);
  }
}
