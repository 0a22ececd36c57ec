import type { Route } from "./+types/offices-page.js";
import { graphql } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardEntries } from "../language/member-card-entries.js";
import { Moment } from "../layout/moment.js";
import { Telephone } from "../layout/telephone.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { readCard } from "./read-card.server.js";

const OfficesPage = graphql(
  `
    query OfficesPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        offices {
          id
          kind
          position
          sinceOn
          untilOn
          phone
          note
          organisation {
            id
            name
          }
        }
      }
    }
  `,
  [CardFrame_Member],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, OfficesPage);
}

export default function Offices({ loaderData: { organisation, member } }: Route.ComponentProps) {
  const { tabs } = useWords(memberCard);
  const words = useWords(memberCardEntries).offices;
  const offices = member.offices ?? [];
  return (
    <CardFrame organisation={organisation} member={member} title={tabs.offices}>
      {offices.length === 0 && <p>{words.none}</p>}
      <ul className="card-lines">
        {offices.map((office) => (
          <li key={office.id}>
            <p className="card-line-title" lang="ru">
              {office.position}
            </p>
            <p lang="ru">{office.organisation?.name}</p>
            <p>
              {words.kinds[office.kind]}, {words.since} <Moment value={office.sinceOn} />
              {office.untilOn && (
                <>
                  {" "}
                  {words.until} <Moment value={office.untilOn} />
                </>
              )}
            </p>
            {office.phone && (
              <p>
                <Telephone number={office.phone} />
              </p>
            )}
            {office.note && (
              <p className="card-text" lang="ru">
                {office.note}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p className="note">{words.lead}</p>
    </CardFrame>
  );
}
