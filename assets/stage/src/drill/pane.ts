/** The drill's place in the stage, where its script draws. */
import type { Dispatch, Frame, MakePane, Pane } from "../frame";
import { later, type View } from "../page/later";
import { make, say } from "../primitives/dom";
import "./drill.css";

class DrillPane implements Pane {
  private readonly lack = make("p", "gw-drill-lack");
  readonly element = make("section", "gw-drill", { tabindex: "-1" }, this.lack);
  private view: View | null = null;
  private frame: Frame | null = null;
  private isComing = false;

  constructor(private readonly dispatch: Dispatch) {}

  draw(frame: Frame): void {
    this.frame = frame;
    if (globalThis.gwDrill) this.view ??= globalThis.gwDrill(this.element, this.dispatch);
    if (this.view) this.view.draw(frame, frame.room(this));
    else this.fetch(frame);
  }

  private async fetch({ label }: Frame): Promise<void> {
    if (this.isComing) return;
    this.isComing = true;
    say(this.lack, "");
    try {
      await later("drill");
      this.draw(this.frame!);
    } catch {
      say(this.lack, label("drill_offline"));
    }
    this.isComing = false;
  }
}

export const drillPane: MakePane = (dispatch) => new DrillPane(dispatch);
