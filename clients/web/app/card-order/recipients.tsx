import { Form } from "react-router";
import type { Route } from "./+types/card-order-page.js";
import { SendButton } from "../form/send-button.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { cardOrders } from "../language/card-orders.js";
import { useLanguage, useWords } from "../language/language.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";

export const Recipients_Members = graphql(`
  fragment Recipients_Members on MemberConnection @_unmask {
    nodes {
      id
      displayName
      bornOn
      name {
        full
      }
      card {
        formattedNumber
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);

type Members = ResultOf<typeof Recipients_Members>;
type Recipient = Members["nodes"][number];

interface RecipientsProps {
  readonly members: Members;
  /** Whether they can be taken out. */
  readonly isOpen: boolean;
}

/** For whom the cards of an order are. */
export function Recipients({ members, isOpen }: RecipientsProps) {
  const words = useWords(cardOrders);
  const pages = usePages<Recipient, Route.ComponentProps["loaderData"]>(
    members,
    "after",
    (loaded) => loaded.order.members,
  );
  if (pages.nodes.length === 0) return <p>{words.empty}</p>;
  return (
    <>
      <Form method="post" className="order-people" preventScrollReset>
        <ul className="choices">
          {pages.nodes.map((member) => (
            <One key={member.id} member={member} isOpen={isOpen} />
          ))}
        </ul>
        {isOpen && (
          <SendButton busy={words.sending} deed="remove" isQuiet>
            {words.remove}
          </SendButton>
        )}
      </Form>
      <More pages={pages} />
    </>
  );
}

function One({ member, isOpen }: { member: Recipient; isOpen: boolean }) {
  const { day } = useLanguage();
  const { id, name, displayName, bornOn, card } = member;
  const about = (
    <>
      <span lang="ru">{name?.full ?? displayName}</span>{" "}
      <span className="note">
        {[bornOn && day(bornOn), card?.formattedNumber].filter(Boolean).join(", ")}
      </span>
    </>
  );
  if (!isOpen) return <li id={id}>{about}</li>;
  return (
    <li id={id} tabIndex={-1} className="consent">
      <input type="checkbox" id={`out-${id}`} name="member" value={id} />
      <label htmlFor={`out-${id}`}>{about}</label>
    </li>
  );
}
