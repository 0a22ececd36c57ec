/** A telephone in any writing as `+` and its digits; null when it is none. Ten digits, or eleven from 8 or 7, are Russian. */
export function normalisePhone(written: string): string | null {
  if (!/^\s*\+?[\d\s().–-]+$/.test(written)) return null;
  const digits = written.replaceAll(/\D/g, "");
  if (digits.length === 10 && !written.includes("+")) return `+7${digits}`;
  if (digits.length === 11 && /^[78]/.test(digits) && !written.includes("+8")) return `+7${digits.slice(1)}`;
  return written.trim().startsWith("+") && digits.length >= 8 && digits.length <= 15 ? `+${digits}` : null;
}
