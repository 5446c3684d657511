/** A pasted verse keeps its lines: a box of one line drops the breaks, and where a line ends is what such a model foretells. */

const BREAKS = /\s*[\r\n]+\s*/g;

export const withLineEnds = (text: string): string => text.trim().replace(BREAKS, " / ");

/** Heard on the document: into `boxes`, for a model with these `classes`, every line break goes as "/". */
export function pasted(event: ClipboardEvent, boxes: string, classes: readonly string[]): void {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const isBox = event.target instanceof Element && event.target.matches(boxes);
  if (!isBox || !classes.includes("line_end") || !/[\r\n]/.test(text)) return;
  event.preventDefault();
  document.execCommand("insertText", false, withLineEnds(text)); // as if typed: it can be undone, and React hears it
}
