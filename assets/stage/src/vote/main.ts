/** A student's side of a vote, a script of its own, which a phone fetches when the first vote opens. */
import { Ballot } from "./ballot";

globalThis.gwBallot = Ballot;
