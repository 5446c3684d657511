/** First, back, play, forward; speed; the followed unit; where the playhead stands. */

import { type Action, type Dispatch, type Frame, type MakePane, type Pane, SPEEDS } from "../frame";
import { icon, make, mark, say } from "../primitives/dom";
import { ends } from "../state";
import "./transport.css";

const ICONS = {
  first: "M3 3h2v10H3zM13 3v10L6 8z",
  last: "M11 3h2v10h-2zM3 3l7 5-7 5z",
  back: "M11.5 3v10L4 8z",
  forward: "M4.5 3l7.5 5-7.5 5z",
  play: "M4 2.5 13.5 8 4 13.5z",
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
  less: "M3 7h10v2H3z",
  more: "M7 3h2v4h4v2H9v4H7V9H3V7h4z",
};

class Transport implements Pane {
  private frame!: Frame;
  private readonly dispatch: Dispatch;
  private readonly first = this.button("first", ({ state, run }) => ({
    kind: "step",
    to: ends(state.direction, run.T).first,
  }));
  private readonly back = this.button("back", ({ state }) => ({
    kind: "step",
    to: state.step - 1,
    walked: true,
  }));
  private readonly play = this.button("play", ({ state }) => ({ kind: "play", on: !state.playing }));
  private readonly forward = this.button("forward", ({ state }) => ({
    kind: "step",
    to: state.step + 1,
    walked: true,
  }));
  private readonly less = this.button("less", ({ state }) => ({ kind: "unit", to: state.unit - 1 }));
  private readonly more = this.button("more", ({ state }) => ({ kind: "unit", to: state.unit + 1 }));
  private readonly speed = this.button("", ({ state }) => ({
    kind: "speed",
    to: SPEEDS[(SPEEDS.indexOf(state.speed) + 1) % SPEEDS.length]!,
  }));
  private readonly unit = make("span", "gw-transport-unit");
  private readonly place = make("span", "gw-transport-place");
  private readonly units = make(
    "div",
    "gw-transport-units",
    { role: "group" },
    this.less,
    this.unit,
    this.more,
  );
  private readonly walk = make(
    "div",
    "gw-transport-walk",
    { role: "group" },
    this.first,
    this.back,
    this.play,
    this.forward,
    this.speed,
  );
  readonly element = make("div", "gw-transport", {}, this.walk, this.units, this.place);

  constructor(dispatch: Dispatch) {
    this.dispatch = dispatch;
    this.play.classList.add("gw-primary");
    this.speed.classList.add("gw-transport-speed");
  }

  private button(name: keyof typeof ICONS | "", ask: (frame: Frame) => Action): HTMLButtonElement {
    const button = make("button", `gw-button gw-transport-${name || "speed"}`, { type: "button" });
    if (name) button.append(icon(ICONS[name]));
    button.addEventListener("click", () => this.dispatch(ask(this.frame)));
    return button;
  }

  draw(frame: Frame, previous: Frame | null): void {
    this.frame = frame;
    const { state, run, label } = frame;
    if (!previous || previous.label !== label || previous.state.direction !== state.direction)
      this.name(frame);
    if (!previous || previous.label !== label || previous.state.playing !== state.playing) {
      const name = label(state.playing ? "shell_pause" : "shell_play");
      mark(this.play, "aria-label", name);
      mark(this.play, "title", name);
      mark(this.play.querySelector("path")!, "d", state.playing ? ICONS.pause : ICONS.play);
    }
    const speed = state.speed === "skim" ? label("shell_skim") : `${state.speed}×`;
    mark(this.speed, "aria-label", label("shell_speed", { speed }));
    say(this.speed, speed);
    say(this.unit, label("shell_unit", { unit: state.unit + 1, H: run.H }));
    say(
      this.place,
      label("shell_place", { step: state.step + 1, T: run.T, token: run.payload.tokens[state.step] ?? "" }),
    );
    const { first } = ends(state.direction, run.T);
    for (const [button, off] of [
      [this.first, state.step === first],
      [this.back, state.step === 0],
      [this.forward, state.step === run.T - 1],
      [this.less, state.unit === 0],
      [this.more, state.unit === run.H - 1],
    ] as const)
      mark(button, "aria-disabled", off);
  }

  private name({ label, state, narrow }: Frame): void {
    mark(this.walk, "aria-label", label("shell_transport"));
    mark(this.units, "aria-label", label("shell_units"));
    const backward = state.direction === "backward";
    mark(this.first.querySelector("path")!, "d", backward ? ICONS.last : ICONS.first);
    for (const [button, key] of [
      [this.first, backward ? "shell_first_backward" : "shell_first"],
      [this.back, "shell_back"],
      [this.forward, "shell_forward"],
      [this.less, "shell_unit_less"],
      [this.more, "shell_unit_more"],
    ] as const) {
      mark(button, "aria-label", label(key));
      if (!narrow) mark(button, "title", label(key));
    }
    mark(this.speed, "title", label("shell_speed_hint"));
  }
}

export const transportPane: MakePane = (dispatch) => new Transport(dispatch);
