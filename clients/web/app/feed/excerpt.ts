/** The beginning of a plain text, cut between words. */
export function excerpt(text: string, length = 220): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), length / 2)).replace(/[\s.,;:–—-]+$/, "")}…`;
}
