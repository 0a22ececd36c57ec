const browsers: readonly [RegExp, string][] = [
  [/YaBrowser\//, "Yandex Browser"],
  [/Edg\w*\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrom(e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** "Firefox, Windows": enough for a person to know their own device in a list of sessions. */
export function deviceOf(userAgent: string | undefined): string {
  const named = [browsers, systems].flatMap((names) => {
    const match = names.find(([pattern]) => pattern.test(userAgent ?? ""));
    return match ? [match[1]] : [];
  });
  return named.join(", ") || "Browser";
}
