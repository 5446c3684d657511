/** The text's place in the stage, where its script draws. */
import type { Dispatch, Frame, MakePane, Pane } from "../frame";
import { Lack } from "../page/lack";
import { make } from "../primitives/dom";
import "./text.css";

class TextPlace implements Pane {
  private readonly lack = new Lack("gw-text-lack");
  readonly element = make("div", "gw-text-place", {}, this.lack.element);
  private text: Pane | null = null;
  private frame: Frame | null = null;
  private drawn: Frame | null = null;

  constructor(private readonly dispatch: Dispatch) {}

  draw(frame: Frame): void {
    this.frame = frame;
    if (!this.text && globalThis.gwText) {
      this.text = globalThis.gwText(this.dispatch);
      this.element.replaceChildren(this.text.element);
    }
    if (!this.text)
      return void this.lack.fetch("text", frame.label("shell_offline"), () => this.draw(this.frame!));
    this.text.draw({ ...frame, room: () => frame.room(this) }, this.drawn);
    this.drawn = frame;
  }
}

export const textPlace: MakePane = (dispatch) => new TextPlace(dispatch);
