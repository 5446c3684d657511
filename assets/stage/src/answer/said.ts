/** The sentence beside the answer's title: for which token it is, and what it comes to. */
import { decimal } from "../format";
import type { Frame } from "../frame";
import { guessText } from "./expected";
import { argmax, className, ownVerdict, unanswered } from "./verdict";

/** Whether both runs' labels stand beside each other, in place of one run's answer. */
export const isChanged = ({ drag, run }: Frame): boolean =>
  !!drag && run.other !== null && run.payload.task === "segmentation";

export function saidOf(frame: Frame): string {
  const { run, state, label } = frame;
  const { task, classes } = run.payload;
  const own = ownVerdict(run);
  if (!own) return label(unanswered(run));
  const token = run.payload.tokens[state.step]!;
  if (isChanged(frame)) return label("answer_changes_about");
  if (task === "verse") return guessText(frame);
  if (task === "segmentation")
    return label(own === "both" ? "answer_at_token_both" : "answer_at_token", { token });
  const share = run.verdict(own, state.step)!;
  if (task === "none") {
    const likeliest = argmax(share);
    return label("answer_class", {
      token,
      answer: className(frame, classes[likeliest]!),
      value: decimal(share[likeliest]!, 2),
      last: className(frame, classes.at(-1)!),
    });
  }
  const value = decimal(share[share.length - 1]!, 2);
  const last = state.step === (own === "backward" ? 0 : run.T - 1);
  const slots = { token, value, answer: className(frame, run.payload.answer) };
  return label(last ? "answer_final" : "answer_so_far", slots);
}
