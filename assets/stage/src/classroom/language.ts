/** The language of a page, which its element html says. */
import type { Lang } from "../payload";

const TAGS: Record<Lang, string> = { zh: "zh-CN", en: "en" };

export const pageLang = (): Lang => (document.documentElement.lang.startsWith("zh") ? "zh" : "en");

export function speakPage(lang: Lang): void {
  document.documentElement.lang = TAGS[lang];
}
