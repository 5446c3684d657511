/** The language of a page, which its element html says. */
import type { Lang } from "../payload";

export const pageLang = (): Lang => (document.documentElement.lang.startsWith("zh") ? "zh" : "en");

export function speakPage(lang: Lang): void {
  document.documentElement.lang = lang;
}
