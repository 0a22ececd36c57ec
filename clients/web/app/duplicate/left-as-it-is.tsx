import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { duplicates } from "../language/duplicates.js";
import { useWords } from "../language/language.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { memberCardRecord } from "../language/member-card-record.js";
import { memberCard } from "../language/member-card.js";

export const LeftAsItIs_LeftAsItIs = graphql(`
  fragment LeftAsItIs_LeftAsItIs on LeftAsItIs {
    part
    name
  }
`);

interface LeftAsItIsProps {
  readonly left: readonly FragmentOf<typeof LeftAsItIs_LeftAsItIs>[];
}

/** What undoing a merge did not put back, since somebody has changed it meanwhile. */
export function LeftAsItIs({ left }: LeftAsItIsProps) {
  const { merges: words } = useWords(duplicates);
  const labels = useLabels();
  if (left.length === 0) return <p>{words.nothingLeft}</p>;
  return (
    <>
      <p>{words.left}</p>
      <ul>
        {readFragment(LeftAsItIs_LeftAsItIs, left).map(({ part, name }) => (
          <li key={`${part} ${name}`}>
            {words.parts[part]}: {labels[name] ?? name}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Fields and lists as the register names them. */
function useLabels(): Readonly<Record<string, string>> {
  const { merges: words } = useWords(duplicates);
  const { labels } = useWords(memberCardPerson);
  const { ofMember, statuses } = useWords(memberCardRecord).history;
  const { tabs } = useWords(memberCard);
  const fields = Object.entries({ ...labels, ...ofMember }).map(([name, label]) => [snakeCase(name), label]);
  return {
    ...(Object.fromEntries(fields) as Record<string, string>),
    status: statuses.REMOVED,
    awards: tabs.awards,
    family_members: tabs.family,
    trainings: tabs.trainings,
    social_supports: tabs.support,
    member_notes: tabs.notes,
    contacts: tabs.contacts,
    careers: tabs.work,
    former_names: words.formerNames,
    card_enrolments: words.enrolment,
  };
}

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
