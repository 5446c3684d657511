/** The drill's place in the stage, where its script draws. */
import type { Dispatch, Frame, MakePane, Pane } from "../frame";
import { Lack } from "../page/lack";
import type { View } from "../page/later";
import { make } from "../primitives/dom";
import "./drill.css";

class DrillPane implements Pane {
  private readonly lack = new Lack("gw-drill-lack");
  readonly element = make("section", "gw-drill", { tabindex: "-1" }, this.lack.element);
  private view: View | null = null;
  private frame: Frame | null = null;

  constructor(private readonly dispatch: Dispatch) {}

  draw(frame: Frame): void {
    this.frame = frame;
    if (globalThis.gwDrill) this.view ??= globalThis.gwDrill(this.element, this.dispatch);
    if (this.view) this.view.draw(frame, frame.room(this));
    else void this.lack.fetch("drill", frame.label("drill_offline"), () => this.draw(this.frame!));
  }
}

export const drillPane: MakePane = (dispatch) => new DrillPane(dispatch);
