import { FoldedForm } from "../form/folded-form.js";
import type { Refusal } from "../form/refusal.js";
import { TextField } from "../form/text-field.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { rights } from "../language/rights.js";
import { roleHolders } from "../language/role-holders.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";

export const Holder_Grant = graphql(`
  fragment Holder_Grant on Grant @_unmask {
    id
    role
    startsOn
    endsOn
    heldBy
    givenBy
    lentBy
    reason
  }
`);

interface HolderProps {
  readonly grant: ResultOf<typeof Holder_Grant>;
  readonly isOwn: boolean;
  readonly mayRevoke: boolean;
  readonly refusal: Refusal | null;
}

/** Who holds a role, from when and until when, by whose leave; and the way to end it. */
export function Holder({ grant, isOwn, mayRevoke, refusal }: HolderProps) {
  const words = useWords(roleHolders);
  const { roles } = useWords(rights);
  const { id, role, startsOn, endsOn, heldBy, givenBy, lentBy, reason } = grant;
  return (
    <section className="panel" id={id} tabIndex={-1} aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`}>
        <span lang="ru">{heldBy}</span>
        {isOwn && ` (${words.own})`}
      </h2>
      <dl className="facts">
        <Fact name={words.role}>{roles[role]}</Fact>
        <Fact name={words.startsOn}>
          <Moment value={startsOn} />
        </Fact>
        <Fact name={words.endsOn}>{endsOn ? <Moment value={endsOn} /> : words.endless}</Fact>
        <Fact name={lentBy ? words.lentBy : words.givenBy}>
          {(lentBy ?? givenBy) && <span lang="ru">{lentBy ?? givenBy}</span>}
        </Fact>
        <Fact name={words.reason}>{reason && <span lang="ru">{reason}</span>}</Fact>
      </dl>
      {mayRevoke && !isOwn && (
        <FoldedForm
          deed="revoke"
          title={words.revoke.title}
          submit={words.revoke.submit}
          busy={words.sending}
          refusal={refusal}
        >
          <p>{words.revoke.lead}</p>
          <input type="hidden" name="grantId" value={id} />
          <TextField name={`reason-${id}`} path="reason" label={words.revoke.reason} isRequired />
        </FoldedForm>
      )}
    </section>
  );
}
