/** Which of the choices a form names; the first where it names none of them. */
export function chosen<Choice extends string>(
  choices: readonly [Choice, ...Choice[]],
  written: string,
): Choice {
  return choices.find((one) => one === written) ?? choices[0];
}
