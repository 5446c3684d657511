/** The guess on the door: a grip at its height while it is asked for, and a mark that stays while the model's is shown. */

import type { Scene } from "../cell/layout/scene";
import { Grip, placeOf } from "../drag/grip";
import { Hand } from "../drag/hand";
import { moved } from "../drag/pull";
import { decimal } from "../format";
import type { Dispatch, Frame } from "../frame";
import { mark } from "../primitives/dom";
import type { Story, Wish } from "./story";
import { DOOR, GUESS, wishOf } from "./tour";

export class Guess {
  private readonly grip: Grip;
  private story: Story | null = null; // while the door is to be guessed

  constructor(
    board: HTMLElement,
    private readonly dispatch: Dispatch,
  ) {
    this.grip = new Grip(board, "gw-guess");
    const { element, note, knob } = this.grip;
    mark(note, "role", "status"); // keys move the guess without the focus on the slider
    const hand = new Hand(element, {
      pull: ({ from, long }, by) => this.ask({ guess: moved(DOOR, from, by, long) }),
    });
    hand.reach(element, ({ clientY }) => {
      const { top, height } = element.getBoundingClientRect();
      return this.story
        ? { from: 1 - (clientY - top) / height, long: height, isLevel: false, slack: 0 }
        : null;
    });
    knob.addEventListener("keydown", (event) => this.press(event));
  }

  private ask(wish: Wish): void {
    this.dispatch({ kind: "first", wish });
  }

  /** The keys of the story, on the slider too. */
  private press(event: KeyboardEvent): void {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const wish = ctrlKey || metaKey || altKey || !this.story ? null : wishOf(key, this.story, shiftKey);
    if (!wish) return;
    event.preventDefault();
    event.stopPropagation();
    this.ask(wish);
  }

  /** Over the followed lane's forget door. */
  draw({ first, state }: Frame, scene: Scene): void {
    const { beat = 0, guess: said = null } = first?.story ?? {};
    const door = scene.columns.find(({ vector }) => vector === DOOR.part);
    const place = placeOf(door, state.unit);
    const isAsked = beat === GUESS;
    this.story = isAsked ? first!.story : null;
    const isTold = beat === GUESS + 1 && said !== null;
    if (!place || !(isAsked || isTold)) return this.grip.remove();
    const guess = said ?? DOOR.old;
    const { words } = first!.told;
    const value = decimal(guess, 2);
    const note = isAsked ? value : `${words.guessed} ${value}`;
    const slider = isAsked ? { name: words.guess!, value } : null;
    this.grip.draw({ part: DOOR.part, value: guess, old: guess, note, number: "", slider }, place);
    mark(this.grip.element, "data-asked", isAsked);
  }
}
