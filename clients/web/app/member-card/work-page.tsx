import { Link } from "react-router";
import type { Route } from "./+types/work-page.js";
import { TextField } from "../form/text-field.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { CardForm } from "./card-form.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { changeWork } from "./change-card.server.js";
import { Choice } from "./choice.js";
import { deal } from "./deal.server.js";
import { refusalOf } from "./entries.js";
import { WorkFields_Member, workFields } from "./fields.js";
import { readCard } from "./read-card.server.js";
import { Span, Span_Span } from "./span.js";
import "../style/appeal.css";
import "../style/join.css";

const WorkPage = graphql(
  `
    query WorkPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        ...WorkFields_Member
        occupation
        career {
          workExperience {
            ...Span_Span
          }
          teachingExperience {
            ...Span_Span
          }
        }
      }
    }
  `,
  [CardFrame_Member, Span_Span, WorkFields_Member],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, WorkPage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, { change: changeWork });
}

export default function Work({ loaderData: { organisation, member }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const { tabs, unset } = useWords(memberCard);
  const words = useWords(memberCardPerson);
  const { labels, choices } = words;
  const { career, occupation } = member;
  const fields = workFields(member);
  const line = (name: "workplace" | "position" | "academicDegree" | "academicTitle") => (
    <TextField name={name} label={labels[name]} initial={fields[name]} />
  );
  const day = (name: "workingFrom" | "teachingFrom") => (
    <TextField name={name} label={labels[name]} type="date" initial={fields[name]} />
  );
  const choice = (name: keyof typeof choices) => (
    <Choice name={name} label={labels[name]} choices={choices[name]} initial={fields[name]} isOpen />
  );
  const chosen = (name: keyof typeof choices) => {
    const titles: Readonly<Record<string, string>> = choices[name];
    return titles[fields[name] ?? ""] ?? unset;
  };
  return (
    <CardFrame organisation={organisation} member={member} title={tabs.work}>
      <dl className="facts">
        <Fact name={labels.occupation}>
          {occupation ? choices.occupation[occupation] : unset}
          <Link to={path(`/organisations/${organisation.id}/members/${member.id}/occupation`)}>
            {words.changeOccupation}
          </Link>
        </Fact>
        <Fact name={labels.workplace}>
          <span lang="ru">{member.workplace ?? unset}</span>
        </Fact>
        <Fact name={labels.position}>
          <span lang="ru">{member.position ?? unset}</span>
        </Fact>
        <Fact name={labels.courseOfStudy}>{occupation === "STUDENT" && chosen("courseOfStudy")}</Fact>
        <Fact name={labels.workingFrom}>
          <Since day={career?.workingFrom} span={career?.workExperience} />
        </Fact>
        <Fact name={labels.teachingFrom}>
          <Since day={career?.teachingFrom} span={career?.teachingExperience} />
        </Fact>
        <Fact name={labels.hasLongServicePension}>{chosen("hasLongServicePension")}</Fact>
        <Fact name={labels.isLabourVeteran}>{chosen("isLabourVeteran")}</Fact>
        <Fact name={labels.education}>{chosen("education")}</Fact>
        <Fact name={labels.academicDegree}>
          {career?.academicDegree && <span lang="ru">{career.academicDegree}</span>}
        </Fact>
        <Fact name={labels.academicTitle}>
          {career?.academicTitle && <span lang="ru">{career.academicTitle}</span>}
        </Fact>
      </dl>
      <CardForm
        revision={member.revision}
        fields={fields}
        title={words.changeWork}
        refusal={refusalOf(actionData, "change")}
      >
        {line("workplace")}
        {line("position")}
        {occupation === "STUDENT" && choice("courseOfStudy")}
        {day("workingFrom")}
        {day("teachingFrom")}
        {choice("hasLongServicePension")}
        {choice("isLabourVeteran")}
        {choice("education")}
        {line("academicDegree")}
        {line("academicTitle")}
      </CardForm>
    </CardFrame>
  );
}

interface SinceProps {
  readonly day: string | null | undefined;
  readonly span: ResultOf<typeof Span_Span> | null | undefined;
}

function Since({ day, span }: SinceProps) {
  const { unset } = useWords(memberCard);
  const words = useWords(memberCardPerson);
  if (!day) return <>{unset}</>;
  return (
    <>
      <Moment value={day} />
      {span && (
        <>
          , {words.experience} <Span span={span} />
        </>
      )}
    </>
  );
}
