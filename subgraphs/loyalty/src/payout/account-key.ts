const WEIGHTS = [7, 1, 3];

/**
 * Whether the number can be an account of a person in roubles in this bank, by its key: the bank's last three digits and
 * the number, each digit by its weight, end in nothing (the Bank of Russia's order of 8 September 1997, № 515).
 */
export function isPersonsAccount(number: string, bic: string): boolean {
  return /^(?:408(?:17|20)|42[36]\d\d)810\d{12}$/.test(number) && hasGoodKey(number, bic);
}

export function hasGoodKey(number: string, bic: string): boolean {
  if (!/^\d{20}$/.test(number) || !/^04\d{7}$/.test(bic)) return false;
  const digits = Array.from(`${bic.slice(-3)}${number}`, Number);
  return digits.reduce((sum, digit, at) => sum + ((digit * (WEIGHTS[at % 3] ?? 0)) % 10), 0) % 10 === 0;
}
