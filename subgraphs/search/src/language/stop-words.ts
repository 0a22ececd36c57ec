const STOP_WORDS = new Set(
  (
    "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне вот от меня о из ему " +
    "ей они их им мы нас вам вас вами нам для при об обо до без или ли если это этот эта эти того тот та те там " +
    "чтобы чем кто где когда под над про ко быть был была были есть будет можно надо также " +
    "a an the of to in on at for and or is are be by with from as it this that"
  ).split(" "),
);

/** Whether a folded word says nothing of what is sought. Only queries drop such words; documents keep them. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
