import { data, Link } from "react-router";
import type { Route } from "./+types/merges-page.js";
import { FoldedForm } from "../form/folded-form.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { duplicates } from "../language/duplicates.js";
import { useLanguage, useWords } from "../language/language.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { CardFrame, CardFrame_Member } from "../member-card/card-frame.js";
import { ForKeepers } from "../member-card/for-keepers.js";
import { readCard } from "../member-card/read-card.server.js";
import { visitOf } from "../session/visit.js";
import { LeftAsItIs } from "./left-as-it-is.js";
import { nameOf } from "./person-card.js";
import { undoMerge } from "./undo-merge.server.js";
import "../style/appeal.css";
import "../style/join.css";

const MergesPage_MemberMerge = graphql(`
  fragment MergesPage_MemberMerge on MemberMerge @_unmask {
    id
    reason
    mergedAt
    mergedBy {
      id
      displayName
    }
    kept {
      id
      displayName
      name {
        full
      }
    }
    merged {
      id
      displayName
      name {
        full
      }
    }
  }
`);

const MergesPage = graphql(
  `
    query MergesPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        into: mergedInto {
          ...MergesPage_MemberMerge
        }
        mergedFrom {
          ...MergesPage_MemberMerge
        }
      }
    }
  `,
  [CardFrame_Member, MergesPage_MemberMerge],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, MergesPage);
}

export async function action({ context, request }: Route.ActionArgs) {
  const answer = await undoMerge(visitOf(context), await request.formData());
  return data(answer, answer.refusal ? 422 : 200);
}

type Merge = ResultOf<typeof MergesPage_MemberMerge>;

export default function Merges({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, member } = loaderData;
  const { merges: words } = useWords(duplicates);
  const from = member.mergedFrom ?? [];
  const line = (merge: Merge, other: Merge["kept"]) => (
    <MergeLine
      key={merge.id}
      organisationId={organisation.id}
      merge={merge}
      other={other}
      refusal={actionData?.mergeId === merge.id ? actionData.refusal : null}
    />
  );
  return (
    <CardFrame organisation={organisation} member={member} title={words.title}>
      <div role="status">
        {actionData?.left && (
          <div className="done">
            <p>{words.undone}</p>
            <LeftAsItIs left={actionData.left} />
          </div>
        )}
      </div>
      {!member.into && from.length === 0 && !actionData?.left && <p>{words.nothing}</p>}
      {member.into && (
        <>
          <h3>{words.into}</h3>
          {line(member.into, member.into.kept)}
        </>
      )}
      {from.length > 0 && (
        <>
          <h3>{words.from}</h3>
          {from.map((merge) => line(merge, merge.merged))}
        </>
      )}
    </CardFrame>
  );
}

interface MergeLineProps {
  readonly organisationId: string;
  readonly merge: Merge;
  /** The card at the other end of it. */
  readonly other: Merge["kept"];
  readonly refusal: NonNullable<Route.ComponentProps["actionData"]>["refusal"];
}

function MergeLine({ organisationId, merge, other, refusal }: MergeLineProps) {
  const { path } = useLanguage();
  const { sending, merges: words } = useWords(duplicates);
  return (
    <>
      <dl className="facts">
        <Fact name={words.card}>
          <Link lang="ru" to={path(`/organisations/${organisationId}/members/${other.id}`)}>
            {nameOf(other)}
          </Link>
        </Fact>
        <Fact name={words.at}>
          <Moment value={merge.mergedAt} />
        </Fact>
        <Fact name={words.by}>{merge.mergedBy && <span lang="ru">{merge.mergedBy.displayName}</span>}</Fact>
        <Fact name={words.reason}>
          <span lang="ru">{merge.reason}</span>
        </Fact>
      </dl>
      <ForKeepers>
        <FoldedForm deed="undo" title={words.undo} submit={words.undoSubmit} busy={sending} refusal={refusal}>
          <p>{words.undoLead}</p>
          <input type="hidden" name="mergeId" value={merge.id} />
        </FoldedForm>
      </ForKeepers>
    </>
  );
}
