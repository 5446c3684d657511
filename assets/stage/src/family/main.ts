/** The script of its own that the RNN's cell and the GRU's are, family.js. */
import { gru } from "./gru/member";
import { rnn } from "./rnn/member";

globalThis.gwFamily = { rnn, gru };
