/** The script of its own that says why a file was not taken, uploads.js. */
import { tell } from "../page/upload-reason";

globalThis.gwUploads = (uploader) => {
  tell(uploader);
  new MutationObserver(() => tell(uploader)).observe(uploader, { childList: true, subtree: true });
};
