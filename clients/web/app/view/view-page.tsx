import { Form, redirect } from "react-router";
import type { Route } from "./+types/view-page.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { useLanguage, useWords } from "../language/language.js";
import { pathIn } from "../language/locale.js";
import { views } from "../language/views.js";
import { PageHead } from "../layout/page-head.js";
import { useFrame } from "../layout/use-frame.js";
import { ownPath } from "../session/own-path.js";
import { visitOf } from "../session/visit.js";
import { choices, usualView, viewOf, writeView } from "./view.js";
import "../style/join.css";

export async function action({ context, request }: Route.ActionArgs) {
  const { locale } = visitOf(context);
  const form = await request.formData();
  const view = form.get("deed") === "usual" ? usualView : viewOf((choice) => form.get(choice));
  const back = ownPath(new URL(request.url).searchParams.get("returnTo"), pathIn(locale, "/"));
  return redirect(back, { status: 303, headers: { "set-cookie": writeView(view) } });
}

/** How large, how dark, with or without pictures: for those who see badly («версия для слабовидящих»). */
export default function ViewPage() {
  const { text } = useLanguage();
  const words = useWords(views);
  const { view } = useFrame();
  return (
    <div className="page narrow">
      <PageHead title={text.pages.view} />
      <h1 tabIndex={-1}>{text.pages.view}</h1>
      <p className="lead">{words.lead}</p>
      <Form method="post" className="panel join-form">
        {choices.map((choice) => (
          <SelectField
            key={choice}
            name={choice}
            label={words.labels[choice]}
            initial={view[choice]}
            options={Object.entries(words.options[choice])}
          />
        ))}
        <p className="row">
          <SendButton busy={words.busy}>{words.submit}</SendButton>
          <SendButton busy={words.busy} deed="usual" isQuiet>
            {words.usual}
          </SendButton>
        </p>
      </Form>
    </div>
  );
}
