import { Form, Link } from "react-router";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { groups } from "../language/groups.js";
import { useLanguage, useWords } from "../language/language.js";
import { GROUP_NEWS, type GroupNews } from "./group-news.js";

/** What the reader is told of the group, and another choice. */
export function NewsForm({ news }: { readonly news: GroupNews }) {
  const { path } = useLanguage();
  const words = useWords(groups);
  const { now, label, choices, hint, ways, save } = words.news;
  return (
    <details className="panel event-keeping">
      <summary>{now[news]}</summary>
      <Form method="post" className="join-form" preventScrollReset>
        <SelectField
          key={news}
          name="news"
          label={label}
          hint={hint}
          initial={news}
          options={GROUP_NEWS.map((one) => [one, choices[one]] as const)}
        />
        <SendButton busy={words.sending} deed="news">
          {save}
        </SendButton>
        <p>
          <Link to={path("/cabinet/notices/preferences")}>{ways}</Link>
        </p>
      </Form>
    </details>
  );
}
