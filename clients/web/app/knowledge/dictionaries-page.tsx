import type { Route } from "./+types/dictionaries-page.js";
import { askForPage, askForPart } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { knowledge } from "../language/knowledge.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { memberCardRecord } from "../language/member-card-record.js";
import { register } from "../language/register.js";
import { PageHead } from "../layout/page-head.js";
import { WideTable } from "../layout/wide-table.js";
import { visitOf } from "../session/visit.js";
import { KnowledgeTrail } from "./knowledge-trail.js";
import { Named } from "./named.js";
import "../style/knowledge.css";

const DictionariesPage = graphql(`
  query DictionariesPage {
    organisationTypes {
      code
      name
    }
    organisationLevels {
      level
      name
      parents
      termYears
      smallBelow
    }
  }
`);

const DictionaryOfEvents = graphql(`
  query DictionaryOfEvents {
    eventKinds {
      code
      name
    }
  }
`);

const DictionaryOfAppeals = graphql(`
  query DictionaryOfAppeals {
    appealTopics {
      code
      name
    }
  }
`);

const DictionaryOfThemes = graphql(`
  query DictionaryOfThemes {
    mailingThemes {
      code
      name
    }
  }
`);

/** Each dictionary is its owner's: one that is down costs its own table. */
export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const [{ data }, events, appeals, themes] = await Promise.all([
    askForPage(visit, DictionariesPage, {}),
    askForPart(visit, DictionaryOfEvents, {}),
    askForPart(visit, DictionaryOfAppeals, {}),
    askForPart(visit, DictionaryOfThemes, {}),
  ]);
  return {
    types: data.organisationTypes,
    levels: data.organisationLevels,
    eventKinds: events?.eventKinds ?? [],
    appealTopics: appeals?.appealTopics ?? [],
    mailingThemes: themes?.mailingThemes ?? [],
  };
}

type Loaded = Route.ComponentProps["loaderData"];

/** «Справочники»: what the register calls things by, as it keeps them now. */
export default function Dictionaries({ loaderData }: Route.ComponentProps) {
  const words = useWords(knowledge);
  const person = useWords(memberCardPerson).choices;
  const { kinds } = useWords(memberCardRecord);
  const { reasons } = useWords(register);
  const { cardStatuses } = useWords(memberCard);
  const { names } = words;
  return (
    <div className="page">
      <PageHead title={words.dictionaries} description={words.dictionariesHint} />
      <KnowledgeTrail />
      <h1 tabIndex={-1}>{words.dictionaries}</h1>
      <p className="lead">{words.dictionariesHint}</p>
      <div className="levels">
        <Levels levels={loaderData.levels} />
      </div>
      <div className="rubrics">
        <Named title={names.types} entries={loaderData.types} lang="ru" isCoded />
        <Named title={names.occupations} entries={listOf(person.occupation)} />
        <Named title={names.movements} entries={listOf(kinds)} />
        <Named title={names.reasons} entries={listOf(reasons)} />
        <Named title={names.duesForms} entries={listOf(person.duesForm)} />
        <Named title={names.cards} entries={listOf(cardStatuses)} />
        <Named title={names.education} entries={listOf(person.education)} />
        <Named title={names.events} entries={loaderData.eventKinds} />
        <Named title={names.appeals} entries={loaderData.appealTopics} />
        <Named title={names.themes} entries={loaderData.mailingThemes} />
      </div>
    </div>
  );
}

function Levels({ levels }: Pick<Loaded, "levels">) {
  const words = useWords(knowledge);
  const names = new Map(levels.map(({ level, name }) => [level, name]));
  return (
    <WideTable name={words.names.levels}>
      <caption>{words.names.levels}</caption>
      <thead>
        <tr>
          <th scope="col">{words.level}</th>
          <th scope="col">{words.term}</th>
          <th scope="col">{words.small}</th>
          <th scope="col">{words.below}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ level, name, parents, termYears, smallBelow }) => (
          <tr key={level}>
            <th scope="row" lang="ru">
              {name}
            </th>
            <td>{termYears}</td>
            <td>{smallBelow ?? "—"}</td>
            <td lang="ru">{parents.map((one) => names.get(one)).join(", ") || "—"}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function listOf(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([code, name]) => ({ code, name }));
}
