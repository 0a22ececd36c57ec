import type { Route } from "./+types/trainings-page.js";
import { TextField } from "../form/text-field.js";
import { graphql } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardEntries } from "../language/member-card-entries.js";
import { Moment } from "../layout/moment.js";
import { AddForm } from "./add-form.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { Choice } from "./choice.js";
import { deal } from "./deal.server.js";
import { Entries, Entry, Entry_CardEntry } from "./entries.js";
import { readCard } from "./read-card.server.js";
import { recordTraining } from "./record-training.server.js";
import { strikeOn } from "./strike.server.js";
import "../style/appeal.css";
import "../style/join.css";

const TrainingsPage = graphql(
  `
    query TrainingsPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        trainings {
          ...Entry_CardEntry
          kind
          name
          organiser
          startedOn
          finishedOn
          hours
          certificateNumber
        }
      }
    }
  `,
  [CardFrame_Member, Entry_CardEntry],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, TrainingsPage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, { add: recordTraining, strike: strikeOn("TRAININGS") });
}

export default function Trainings({
  loaderData: { organisation, member },
  actionData,
}: Route.ComponentProps) {
  const { tabs } = useWords(memberCard);
  const words = useWords(memberCardEntries).trainings;
  const trainings = member.trainings ?? [];
  return (
    <CardFrame organisation={organisation} member={member} title={tabs.trainings}>
      <Entries refused={actionData}>
        {trainings.map((training) => (
          <Entry
            key={training.id}
            entry={training}
            name={training.name}
            title={<span lang="ru">{training.name}</span>}
          >
            <p>
              {words.kinds[training.kind]}, <Moment value={training.startedOn} />
              {training.finishedOn && (
                <>
                  {" – "}
                  <Moment value={training.finishedOn} />
                </>
              )}
              {training.hours !== null && `, ${words.hoursOf(training.hours)}`}
            </p>
            {training.organiser && <p lang="ru">{training.organiser}</p>}
            {training.certificateNumber && <p>{words.certificateOf(training.certificateNumber)}</p>}
          </Entry>
        ))}
      </Entries>
      <AddForm count={trainings.length} words={words} refused={actionData}>
        <Choice name="kind" label={words.kind} choices={words.kinds} />
        <TextField name="name" label={words.name} isRequired />
        <TextField name="organiser" label={words.organiser} />
        <TextField name="startedOn" label={words.startedOn} type="date" isRequired />
        <TextField name="finishedOn" label={words.finishedOn} type="date" />
        <TextField name="hours" label={words.hours} inputMode="numeric" maxLength={4} />
        <TextField name="certificateNumber" label={words.certificate} maxLength={60} />
      </AddForm>
    </CardFrame>
  );
}
