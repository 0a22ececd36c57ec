const MOST = 50_000;

/** The same answers without the work, for the words a text repeats; forgets all of them when there are too many. */
export function remember(find: (word: string) => string): (word: string) => string {
  const answers = new Map<string, string>();
  return (word) => {
    const known = answers.get(word);
    if (known !== undefined) return known;
    const answer = find(word);
    if (answers.size >= MOST) answers.clear();
    answers.set(word, answer);
    return answer;
  };
}
