const TEN = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const ELEVEN = [7, ...TEN];
const TWELVE = [3, ...ELEVEN];

/** Whether these digits are an ИНН: ten of an organisation with one check digit, or twelve of a person with two. */
export function isTaxId(digits: string): boolean {
  if (/^\d{10}$/.test(digits)) return digits[9] === checkDigit(digits, TEN);
  if (/^\d{12}$/.test(digits)) {
    return digits[10] === checkDigit(digits, ELEVEN) && digits[11] === checkDigit(digits, TWELVE);
  }
  return false;
}

function checkDigit(digits: string, weights: readonly number[]): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return String((sum % 11) % 10);
}
