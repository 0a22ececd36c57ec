import { useId } from "react";
import { useActionData, useFetcher } from "react-router";
import { choiceOf, chosenIn } from "../form/choose-member.js";
import { onOffer } from "../form/marked.js";
import { join } from "../language/join.js";
import { useLanguage, useWords } from "../language/language.js";
import { DecideButton } from "./decide-button.js";
import type { Decision } from "./decide.server.js";
import type { Forwarding } from "./forward.server.js";

/** Passes an application on to the organisation it belongs to: that is looked for by name within the form. */
export function ForwardForm({ applicationId: id }: { applicationId: string }) {
  const { text } = useLanguage();
  const words = useWords(join).forward;
  const field = useId();
  const fetcher = useFetcher<Forwarding>();
  const page = useActionData<Decision | Forwarding>();
  const answer = fetcher.data ?? (page && "refusal" in page && page.id === id ? page : null);
  const isBusy = fetcher.formData?.get("deed") === "forward";
  const { refusal = null, sought = null } = answer ?? {};
  const values = refusal?.values ?? {};
  const chosen = chosenIn(values["toOrganisationId"] ?? "");
  const offered = onOffer(chosen, sought ?? []);
  const faultOf = (name: string) => (isBusy ? undefined : refusal?.faults[name]);
  const [fault, noteFault] = [faultOf("toOrganisationId"), faultOf("note")];
  return (
    <fetcher.Form method="post" className="decision forwarding" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      <details open={answer !== null || undefined}>
        <summary>{words.title}</summary>
        {refusal?.problem && !isBusy && (
          <p className="problem" role="alert">
            {refusal.problem}
          </p>
        )}
        <label htmlFor={`${field}-search`}>{words.search}</label>
        <div className="search-field">
          <input
            id={`${field}-search`}
            type="search"
            name="search"
            maxLength={200}
            placeholder={text.choosing.hint}
            defaultValue={values["search"]}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? `${field}-problem` : undefined}
          />
          <button className="button" name="deed" value="seek" formNoValidate>
            {text.search.submit}
          </button>
        </div>
        {sought?.length === 0 && <p role="status">{text.search.nothing(values["search"] ?? "")}</p>}
        {offered.length > 0 && (
          <fieldset className="candidates" aria-describedby={fault ? `${field}-problem` : undefined}>
            <legend>{text.choosing.found}</legend>
            {offered.map((organisation) => (
              <p key={organisation.id} className="consent">
                <input
                  type="radio"
                  id={`${field}-${organisation.id}`}
                  name="toOrganisationId"
                  value={choiceOf(organisation)}
                  defaultChecked={organisation.id === chosen[0]?.id}
                />
                <label htmlFor={`${field}-${organisation.id}`} lang="ru">
                  {organisation.name}
                </label>
              </p>
            ))}
          </fieldset>
        )}
        {fault && (
          <p className="problem" id={`${field}-problem`}>
            {fault}
          </p>
        )}
        <label htmlFor={`${field}-note`}>{words.note}</label>
        <textarea
          id={`${field}-note`}
          name="note"
          rows={2}
          maxLength={1_000}
          defaultValue={values["note"]}
          aria-invalid={noteFault ? true : undefined}
          aria-describedby={noteFault ? `${field}-note-problem` : undefined}
        />
        {noteFault && (
          <p className="problem" id={`${field}-note-problem`}>
            {noteFault}
          </p>
        )}
        <DecideButton isBusy={isBusy} isQuiet deed="forward">
          {words.submit}
        </DecideButton>
      </details>
    </fetcher.Form>
  );
}
