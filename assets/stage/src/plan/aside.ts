/** A worksheet that is an item of the plan this tab goes by: from its page, too, PageUp and PageDown lead to the items beside it. */
import { FIELD } from "../classroom/keys";
import { addressOf } from "../classroom/post";
import { follows, keepNow, now } from "./kept";
import { hrefOf, isSheet, wayOf } from "./plan";
import { KEYS, leftOf, turned } from "./turn";

/** Where the item beside it is, which is then the one that is shown; null where the key scrolls, or no plan is gone by. */
function beside(way: 1 | -1): string | null {
  const shown = follows() ? now() : null;
  const here = shown?.plan.items[shown.at];
  if (!shown || !here || !isSheet(here)) return null;
  const at = shown.at + way;
  const item = shown.plan.items[at];
  if (!item || turned(wayOf(here), way, null, leftOf(document.documentElement, way)) !== "item") return null;
  keepNow({ ...shown, at, since: Date.now() });
  return addressOf(hrefOf(item));
}

export function turnPlan(): void {
  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    const way = KEYS[key];
    if (!way || ctrlKey || metaKey || altKey || shiftKey || (target as Element).closest?.(FIELD)) return;
    const href = beside(way);
    if (href === null) return;
    event.preventDefault();
    location.assign(href);
  });
}
