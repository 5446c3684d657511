/** The door Streamlit knocks at: called on mount and again on every change of data or theme. */
import "./plan/plan.css";
import "./vote/vote.css";
import "./styles/index.css";
import "./present/present.css";
import "./marks/chart-marks.css";
import "./cell/still";
import { IN_APP } from "./in-app";
import { keepFocus } from "./page/focus";
import { fetchLater } from "./page/later";
import { dressPage } from "./page/skip-link";
import { teach } from "./page/taught";
import { followUploads } from "./page/uploads";
import type { Payload } from "./payload";
import { Stage } from "./stage";
import { BrowserRecord, ENTRY } from "./telling/record";

interface Component {
  parentElement: HTMLElement | ShadowRoot;
  data: Payload;
  setStateValue(name: string, value: unknown): void;
  setTriggerValue(name: string, value: unknown): void;
}

followUploads(document);
fetchLater();
keepFocus();

const record = new BrowserRecord();
addEventListener("storage", ({ key, newValue }) => (key ?? ENTRY) === ENTRY && !newValue && record.cleared()); // another tab's

const stages = new WeakMap<Component["parentElement"], Stage>();

/** Streamlit also calls the clean-up of a call that a newer one has overtaken: only a mount that has left the page ends. */
export default function mount({
  parentElement,
  data,
  setStateValue,
  setTriggerValue,
}: Component): () => void {
  const known = stages.get(parentElement);
  if (known && !known.root.isConnected) known.end();
  const stage = known?.root.isConnected ? known : new Stage(parentElement, IN_APP, () => record.isTelling());
  stages.set(parentElement, stage);
  record.receive(data, (told) => setTriggerValue("record", told));
  teach({ ...data, tell: (room) => setTriggerValue("room", room) });
  dressPage(stage.root, data.picture, (key) => data.labels[key] ?? "");
  stage.receive(data, {
    rest: (told) => setStateValue("rest", told),
    hold: (hold) => setTriggerValue("hold", hold),
    cell: (kind) => setTriggerValue("cell", kind),
    products: (wish) => setTriggerValue("products", wish),
  });
  return () => {
    setTimeout(() => {
      if (parentElement.isConnected) return;
      stage.end();
      stages.delete(parentElement);
    });
  };
}
