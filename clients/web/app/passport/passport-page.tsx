import { Link } from "react-router";
import type { Route } from "./+types/passport-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { hidden } from "../language/hidden.js";
import { useLanguage, useWords } from "../language/language.js";
import { passport as dictionary } from "../language/passport.js";
import { Fact } from "../layout/fact.js";
import { PageHead } from "../layout/page-head.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import "../style/event.css";

const PassportPage = graphql(`
  query PassportPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      passport {
        on
        fullName
        number
        typeName
        chairName
        isChairStaff
        memberCount
        committeeSize
        presidiumSize
        auditCommissionSize
        staffCount
        regional {
          id
          name
        }
        territorial {
          id
          name
        }
        organisations {
          level
          count
        }
        social {
          youth {
            count
          }
          married {
            count
          }
          parents {
            count
          }
          largeFamilies {
            count
          }
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), PassportPage, { id: params.id });
  if (!answer.data.viewer) throw signInFirst(request);
  const { id, name, passport } = found(answer.data.organisation, answer.faults);
  return { organisation: { id, name }, passport: found(passport, answer.faults) };
}

export default function Passport({ loaderData: { organisation, passport } }: Route.ComponentProps) {
  const { day, path } = useLanguage();
  const words = useWords(dictionary);
  const { social, chairName, isChairStaff } = passport;
  const chairIs = isChairStaff === null ? "" : `, ${words.chairIs[isChairStaff ? "staff" : "volunteer"]}`;
  const { number: notShown, why } = useWords(hidden);
  const count = (value: number | null) => value ?? notShown;
  const isHidden = [passport.memberCount, ...PEOPLE.map((name) => social[name].count)].includes(null);
  return (
    <div className="page narrow">
      <PageHead title={`${words.title}. ${organisation.name}`} isPrivate />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead" lang="ru">
        {passport.fullName}
      </p>
      <Queues organisationId={organisation.id} />
      <p className="note">
        {words.on} {day(passport.on)}
      </p>
      <dl className="event-facts">
        <Fact name={words.number}>{passport.number}</Fact>
        <Fact name={words.type}>{passport.typeName}</Fact>
        <Fact name={words.regional}>{passport.regional?.name}</Fact>
        <Fact name={words.territorial}>{passport.territorial?.name}</Fact>
        <Fact name={words.chair}>{chairName && chairName + chairIs}</Fact>
        <Fact name={words.members}>{String(count(passport.memberCount))}</Fact>
        <Fact name={words.committee}>{String(passport.committeeSize)}</Fact>
        <Fact name={words.presidium}>{String(passport.presidiumSize)}</Fact>
        <Fact name={words.audit}>{String(passport.auditCommissionSize)}</Fact>
        <Fact name={words.staff}>{String(passport.staffCount)}</Fact>
        <Fact name={words.organisations}>
          {passport.organisations.length > 0 && (
            <Link to={path(`/organisations/${organisation.id}/structure`)}>
              {passport.organisations.map((one) => `${words.levels[one.level]}: ${one.count}`).join(", ")}
            </Link>
          )}
        </Fact>
      </dl>
      <h2>{words.social}</h2>
      <dl className="event-facts">
        {PEOPLE.map((name) => (
          <Fact key={name} name={words[name]}>
            {String(count(social[name].count))}
          </Fact>
        ))}
      </dl>
      {isHidden && <p className="note">{why}</p>}
    </div>
  );
}

const PEOPLE = ["youth", "married", "parents", "largeFamilies"] as const;
