/** Lights what is selected wherever it stands, has it told, and opens what it is. */

import { isTouring } from "../first/tour";
import type { Dispatch, Frame, Lit } from "../frame";
import type { Shell } from "../shell";
import type { Voice } from "../voice/voice";
import { Definition } from "./definition";
import { lightTerms, litBy } from "./lit";
import { lineFor } from "./says";
import { Selection } from "./selection";

interface Stagehand {
  root: HTMLElement;
  shell: Shell;
  voice: Voice;
  changed: () => void;
  dispatch: Dispatch;
}

export class Lights {
  private readonly selection: Selection;
  private readonly definition: Definition;
  private isLit = false;

  constructor(
    private readonly by: Stagehand,
    private readonly frame: () => Frame | null,
    signal: AbortSignal,
  ) {
    this.definition = new Definition(by.root, by.shell.formulas, by.dispatch);
    this.selection = new Selection(by.changed, (term, on, isByKey) => this.define(term, on, isByKey), signal);
  }

  /** Another run: nothing of it is selected yet. */
  begin(label: Frame["label"]): void {
    this.selection.end();
    this.definition.name(label);
  }

  /** Ends what was selected by a click; false where nothing was. */
  clear(): boolean {
    return this.selection.end();
  }

  /** The reader walks on. */
  walked(): void {
    this.selection.walked();
  }

  draw(frame: Frame): void {
    this.definition.draw(frame);
  }

  /** The frame with what is selected in it; nothing is while something moves, or while one lane is told of. */
  light(frame: Frame, isBusy: boolean): Frame {
    const { id } = this.selection;
    const lit: Lit | null = id && !isBusy && !isTouring(frame) ? litBy(frame, id) : null;
    if (!lit && !this.isLit) return frame;
    this.isLit = lit !== null;
    const lighted = { ...frame, lit };
    this.by.shell.light(lighted);
    lightTerms(lit);
    this.by.voice.say(lit && lineFor(lighted, lit));
    return lighted;
  }

  /** Opens a term's definition, or shuts it; a click on a name or a tap of the picture also goes to its phase. */
  private define(term: string | null, on: Element | null, isByKey: boolean): void {
    const frame = this.frame();
    if (!term || !on || !frame || isTouring(frame)) return this.definition.shut();
    this.definition.open(term, on, frame, isByKey);
    const phase = frame.run.cell.phases.find((one) => on.classList.contains(`gw-part-${one}`));
    if (phase && !frame.run.payload.look && phase !== frame.state.phase)
      this.by.dispatch({ kind: "phase", to: phase });
  }
  end(): void {
    this.selection.forget();
  }
}
