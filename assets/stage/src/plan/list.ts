/** The plan over the page: its items, the one that is shown marked, a click on one goes there. */
import type { Fill } from "../classroom/words";
import { make, mark } from "../primitives/dom";
import type { Now } from "./kept";
import { type Item, parsed } from "./plan";

export interface Says {
  fill: Fill;
  pages: Record<string, string>; // names of the chapters, by path: "" is the first page's
}

/** What an item is called: its chapter, its sentence, and that something is asked. */
export function named({ link, ask, rounds = 1 }: Item, { fill, pages }: Says): [string, string] {
  const { path, query } = parsed(link) ?? parsed("")!;
  const vote = ask ? fill("vote", rounds) : "";
  return [pages[path] ?? path, [query.get("text"), vote].filter(Boolean).join(" · ")];
}

/** The same in one line. */
export const titled = (item: Item, says: Says): string => named(item, says).filter(Boolean).join(" · ");

export interface Does {
  go: (at: number) => void;
  add: () => void;
  leave: () => void;
  close: () => void;
}

export class List {
  private readonly dialog = make("dialog", "gw-plan");

  constructor(private readonly does: Does) {
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      does.close();
    });
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  close(): void {
    this.dialog.close();
    this.dialog.remove();
  }

  draw({ plan, at }: Now, says: Says, note = ""): void {
    const { fill } = says;
    const { does, dialog } = this;
    const button = (key: string, press: () => void) => {
      const made = make("button", "gw-plan-act", { type: "button" }, fill(key));
      made.addEventListener("click", press);
      return made;
    };
    const rows = plan.items.map((item, n) => {
      const [chapter, more] = named(item, says);
      const row = make(
        "button",
        "gw-plan-item",
        { type: "button" },
        make("b", "", {}, `${n + 1}`),
        make("span", "", {}, make("b", "", {}, chapter), make("small", "", {}, more)),
        make("span", "", {}, fill("takes", item.minutes)),
      );
      mark(row, "aria-current", n === at ? "step" : null);
      row.addEventListener("click", () => does.go(n));
      return make("li", "", {}, row);
    });
    const heading = make("h2", "", { id: "gw-plan-title" }, plan.title);
    mark(dialog, "aria-labelledby", heading.id);
    dialog.replaceChildren(
      heading,
      make("p", "", {}, fill("keys")),
      make("ol", "", {}, ...rows),
      make("p", "", { role: "status" }, note),
      make(
        "footer",
        "",
        {},
        button("add", does.add),
        button("leave", does.leave),
        button("close", does.close),
      ),
    );
    if (!dialog.isConnected) document.body.append(dialog);
    if (!dialog.open) dialog.showModal();
    dialog.querySelector<HTMLElement>("[aria-current]")?.focus();
  }
}
