import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { mailings } from "../language/mailings.js";

export const MailingAudience_Audience = graphql(`
  fragment MailingAudience_Audience on MailingAudience @_unmask {
    withBelow
    onlyChairs
    sex
    ageFrom
    ageUntil
    occupations
    theme {
      name
    }
  }
`);

/** In words, for whom a mailing is. */
export function MailingAudience({ audience }: { audience: ResultOf<typeof MailingAudience_Audience> }) {
  const words = useWords(mailings);
  const { audienceWords: say, form } = words;
  const { withBelow, onlyChairs, sex, ageFrom, ageUntil, occupations, theme } = audience;
  const whom = onlyChairs ? (withBelow ? say.chairsBelow : say.chairs) : withBelow ? say.below : say.here;
  return [
    whom,
    sex && form.sexes[sex].toLowerCase(),
    (ageFrom !== null || ageUntil !== null) && say.ages(ageFrom, ageUntil),
    ...(occupations ?? []).map((one) => form.occupationNames[one].toLowerCase()),
    theme && say.theme(theme.name),
  ]
    .filter(Boolean)
    .join("; ");
}
