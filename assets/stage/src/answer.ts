export { answerPane } from "./answer/pane";
