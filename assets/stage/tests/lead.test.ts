import "./page";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Lead } from "../src/teacher/lead";
import { NEXT_ITEM, Presses } from "../src/teacher/presses";

type Heard = (event: { data: unknown }) => void;

/** A window: what it listens to, and whether it can be seen. */
interface Seat {
  lead: Lead;
  on: Map<string, () => void>;
  isVisible: boolean;
}

let channels: { owner: Seat | null; hears: Heard[] }[];
let seat: Seat | null; // whose turn it is to run

/** Runs something as the script of one window. */
function within<T>(one: Seat, run: () => T): T {
  const before = seat;
  seat = one;
  try {
    return run();
  } finally {
    seat = before;
  }
}

function open(code: () => string | undefined = () => "K7QT", hasFocus = false): Seat {
  const made: Seat = { lead: null as unknown as Lead, on: new Map(), isVisible: true };
  within(made, () => {
    vi.spyOn(document, "hasFocus").mockReturnValue(hasFocus);
    made.lead = new Lead(code);
  });
  return made;
}

const focus = (one: Seat) => {
  vi.advanceTimersByTime(1000);
  within(one, () => one.on.get("focus")!());
};
const turn = (one: Seat, isVisible: boolean) => {
  one.isVisible = isVisible;
  within(one, () => one.on.get("visibilitychange")!());
};
const leads = (...seats: Seat[]) => seats.map((one) => within(one, () => one.lead.isHere));

beforeEach(() => {
  vi.useFakeTimers();
  channels = [];
  seat = null;
  vi.stubGlobal(
    "BroadcastChannel",
    class {
      private readonly own = { owner: seat, hears: [] as Heard[] };
      constructor() {
        channels.push(this.own);
      }
      addEventListener(_: string, hear: Heard) {
        this.own.hears.push(hear);
      }
      postMessage(data: unknown) {
        for (const other of channels)
          if (other !== this.own)
            within(other.owner!, () => other.hears.forEach((hear) => void hear({ data })));
      }
    },
  );
  const listen = (name: string, heard: unknown) => void seat?.on.set(name, heard as () => void);
  vi.stubGlobal("addEventListener", listen);
  vi.spyOn(document, "addEventListener").mockImplementation(listen as typeof document.addEventListener);
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() =>
    !seat || seat.isVisible ? "visible" : "hidden",
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("of several windows that teach a class", () => {
  it("one alone does what the remote says", () => expect(leads(open())).toEqual([true]));
  it("exactly one does, whichever came first and where nobody was yet", () => {
    const seats = [open(), open(), open()];
    expect(leads(...seats).filter(Boolean)).toHaveLength(1);
  });
  it("it is the one that was turned to last", () => {
    const [a, b, c] = [open(), open(), open()];
    for (const one of [b, a, c, b]) {
      focus(one);
      expect(leads(a, b, c)).toEqual([a, b, c].map((seat) => seat === one));
    }
  });
  it("one that opens with the focus has it", () => {
    const a = open();
    focus(a);
    vi.advanceTimersByTime(1000);
    expect(leads(a, open(undefined, true))).toEqual([false, true]);
  });
  it("it is another where that one is hidden or closed, and the same where it comes back", () => {
    const [a, b] = [open(), open()];
    focus(a);
    focus(b);
    turn(b, false);
    expect(leads(a)).toEqual([true]);
    turn(b, true);
    expect(leads(a, b)).toEqual([false, true]);
    within(b, () => b.on.get("pagehide")!());
    expect(leads(a)).toEqual([true]);
  });
  it("another class is none of its", () => {
    const [a, b] = [open(), open(() => "XXXX")];
    focus(b);
    expect(leads(a, b)).toEqual([true, true]);
  });
  it("a browser without channels does as before", () => {
    vi.stubGlobal("BroadcastChannel", undefined);
    expect(leads(open(), open())).toEqual([true, true]);
  });
  it("what was pressed while another did it is not done later", () => {
    vi.spyOn(document, "addEventListener").mockRestore();
    const items = vi.fn();
    document.addEventListener(NEXT_ITEM, items);
    let isHere = false;
    const presses = new Presses(
      () => {},
      () => isHere,
    );
    presses.take(undefined);
    presses.take({ steps: 0, items: 1, others: 0 });
    expect(items).not.toHaveBeenCalled();
    isHere = true;
    presses.take({ steps: 0, items: 1, others: 0 });
    expect(items).not.toHaveBeenCalled();
    presses.take({ steps: 0, items: 2, others: 0 });
    expect(items).toHaveBeenCalledOnce();
    document.removeEventListener(NEXT_ITEM, items);
  });
});
