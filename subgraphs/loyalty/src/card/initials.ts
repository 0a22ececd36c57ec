/** «Анна С.» as «А. С.». */
export function initialsOf(displayName: string): string {
  return displayName
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .filter((letter) => /\p{L}/u.test(letter))
    .map((letter) => `${letter.toUpperCase()}.`)
    .join(" ");
}
