import { graphql, type ResultOf } from "../gateway/graphql.js";
import { duplicates } from "../language/duplicates.js";
import { useWords } from "../language/language.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { memberCardRecord } from "../language/member-card-record.js";
import { nameOf, type PersonCard_Member } from "./person-card.js";

/** Beside what a card shows anyway, what a merge fills in. */
export const MergeEffect_Member = graphql(`
  fragment MergeEffect_Member on Member @_unmask {
    sex
    occupation
    duesForm
    courseOfStudy
    name {
      patronymic
    }
  }
`);

type Card = ResultOf<typeof PersonCard_Member> & ResultOf<typeof MergeEffect_Member>;

const FIELDS = [
  "patronymic",
  "sex",
  "bornOn",
  "occupation",
  "duesForm",
  "courseOfStudy",
  "workplace",
  "position",
  "phone",
  "email",
] as const;

const fillable = (card: Card) => ({ ...card, patronymic: card.name?.patronymic });

/** What the second press does. */
export function MergeEffect({ kept, merged }: { readonly kept: Card; readonly merged: Card }) {
  const { merge: words } = useWords(duplicates);
  const { labels: ofCard } = useWords(memberCardPerson);
  const { ofMember } = useWords(memberCardRecord).history;
  const labels = { ...ofCard, ...ofMember };
  const [empty, full] = [fillable(kept), fillable(merged)];
  // A year of studies says nothing of one who does something else.
  const isSame = !kept.occupation || !merged.occupation || kept.occupation === merged.occupation;
  const filled = FIELDS.filter((field) => !empty[field] && full[field])
    .filter((field) => isSame || field !== "courseOfStudy")
    .map((field) => labels[field]);
  return (
    <section className="needed" role="status" aria-labelledby="effect">
      <h2 id="effect">{words.effect}</h2>
      <ul>
        <li>{words.stays([nameOf(kept), kept.organisation?.name].filter(Boolean).join(", "))}</li>
        <li>{filled.length > 0 ? words.fills(filled.join(", ")) : words.fillsNothing}</li>
        <li>{words.moves}</li>
        <li>
          {merged.status === "ON_REGISTER" ? words.leaves(merged.organisation?.name ?? "") : words.isOff}
        </li>
        <li>{words.remains}</li>
        <li>{words.undoable}</li>
      </ul>
    </section>
  );
}
