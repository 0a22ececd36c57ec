import { data, Form, Link } from "react-router";
import type { Route } from "./+types/decline-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { notices } from "../language/notices.js";
import { PageHead } from "../layout/page-head.js";
import { visitOf } from "../session/visit.js";

const DeclineNotices = graphql(`
  mutation DeclineNotices($input: DeclineNoticesInput!) {
    declineNotices(input: $input) {
      ... on DeclineNoticesPayload {
        subject
        channel
        theme {
          name
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** Asked by a press here, and by mail programs that offer one of their own (RFC 8058): those know no session. */
export async function action({ context, params }: Route.ActionArgs) {
  const asked = { input: { ticket: params.ticket } };
  const { declineNotices: answer } = (await askForPage(visitOf(context), DeclineNotices, asked)).data;
  return data(answer, "subject" in answer ? 200 : 422);
}

export default function Decline({ actionData: answer }: Route.ComponentProps) {
  const { path } = useLanguage();
  const { declining, subjects, channels } = useWords(notices);
  return (
    <div className="page narrow">
      <PageHead title={declining.title} isPrivate />
      <h1 tabIndex={-1}>{declining.title}</h1>
      {answer && "subject" in answer ? (
        <p role="status">
          {answer.theme
            ? declining.left(answer.theme.name)
            : declining.done(subjects[answer.subject], channels[answer.channel])}
        </p>
      ) : (
        <>
          {answer && (
            <p className="problem" role="alert">
              {answer.message}
            </p>
          )}
          <p className="lead">{declining.lead}</p>
          <Form method="post">
            <SendButton busy={declining.sending}>{declining.submit}</SendButton>
          </Form>
        </>
      )}
      <p>
        <Link to={path("/cabinet/notices/preferences")}>{declining.preferences}</Link>
      </p>
    </div>
  );
}
