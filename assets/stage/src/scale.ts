/** The colour of a vector's values, and which of them look different. */
import type { Frame } from "./frame";
import { isDoor, type Vector } from "./kinds/names";
import { along, END, signed } from "./primitives/colour-ruler";
import { greyed, opening, type Palette } from "./primitives/palette";

/** A gate's value in its hue, any other by the ruler. */
export const colourOf = (palette: Palette, vector: Vector, value: number): string =>
  isDoor(vector) ? opening(palette, vector, value) : signed(palette, value);

const VISIBLE = 1 / 200; // of a gate's opening, or of the ruler from end to end

/** Whether two values can be told apart by eye. What is not shown yet differs from nothing. */
export const apart = (vector: Vector, a: number, b: number): boolean =>
  isDoor(vector) ? Math.abs(a - b) > VISIBLE : Math.abs(along(a) - along(b)) > VISIBLE * 2 * END;

/** A frame as a canvas of squares paints it, greyed where the numbers mean nothing: a filter over it would cost each of its pictures more than all else. */
export const forCanvas = (frame: Frame): Frame =>
  frame.run.payload.meaningless ? { ...frame, palette: greyed(frame.palette) } : frame;
