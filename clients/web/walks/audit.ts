import type { Page } from "playwright-core";
import { BUSY } from "./browser.js";

/** What would keep a person with a keyboard, a screen reader or weak eyes out of a page; empty when nothing does. */
export async function audit(page: Page): Promise<string[]> {
  // Before its styles have come, a page is wider than it will be.
  await page.waitForLoadState("load");
  await page.locator(BUSY).waitFor({ state: "detached" });
  // Colours on their way from one to another are neither.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== "running"));
  return page.evaluate(() => {
    const faults: string[] = [];
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const nameOf = (element: HTMLElement) =>
      (
        element.getAttribute("aria-label") ??
        document.getElementById(element.getAttribute("aria-labelledby") ?? "")?.textContent ??
        element.textContent ??
        ""
      ).trim();
    if (!document.documentElement.lang) faults.push("the page names no language");
    if (!document.title) faults.push("the page has no title");
    for (const landmark of ["header", "main", "footer"]) {
      if (all(`body > ${landmark}`).length !== 1) faults.push(`there is not one ${landmark}`);
    }
    if (all("h1").length !== 1) faults.push(`there are ${all("h1").length} first headings`);
    const levels = all("h1, h2, h3, h4").map(({ tagName }) => Number(tagName[1]));
    levels.forEach((level, at) => {
      if (level - (levels[at - 1] ?? 0) > 1 && at > 0)
        faults.push(`a heading of level ${level} after ${levels[at - 1]}`);
    });
    for (const image of all("img")) if (!image.hasAttribute("alt")) faults.push("a picture has no alt");
    for (const field of all("input:not([type=hidden]), textarea, select")) {
      const labels = (field as HTMLInputElement).labels?.length ?? 0;
      if (labels === 0 && !field.getAttribute("aria-label"))
        faults.push(`a field has no label: ${field.outerHTML}`);
    }
    for (const control of all("a[href], button, summary")) {
      if (!nameOf(control)) faults.push(`a control has no name: ${control.outerHTML}`);
    }
    const ids = all("[id]").map(({ id }) => id);
    for (const id of ids.filter((one, at) => ids.indexOf(one) !== at))
      faults.push(`two elements have the id ${id}`);
    if (document.documentElement.scrollWidth > window.innerWidth)
      faults.push("the page is wider than the screen");
    for (const button of all(".button, summary, .chips a, .sections a")) {
      const { height } = button.getBoundingClientRect();
      if (height > 0 && height < 24) faults.push(`too small for a finger: ${button.outerHTML}`);
    }
    return [...faults, ...paleTexts()];

    function paleTexts(): string[] {
      const pale = new Set<string>();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.textContent?.trim() || !element?.checkVisibility() || element.closest(".unseen, script"))
          continue;
        const style = getComputedStyle(element);
        const ratio = contrast(light(style.color), light(groundOf(element)));
        const isLarge =
          Number.parseFloat(style.fontSize) >= 24 ||
          (Number.parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
        if (ratio < (isLarge ? 3 : 4.5)) {
          pale.add(`too pale (${ratio.toFixed(2)}): ${node.textContent.trim().slice(0, 40)}`);
        }
      }
      return [...pale];
    }
    function groundOf(element: HTMLElement | null): string {
      for (let one = element; one; one = one.parentElement) {
        const ground = getComputedStyle(one).backgroundColor;
        if (!/rgba\(.*, 0\)|transparent/.test(ground)) return ground;
      }
      return "rgb(255, 255, 255)";
    }
    function light(color: string): number {
      const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
    function contrast(one: number, other: number): number {
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }
  });
}
