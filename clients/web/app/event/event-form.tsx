import type { HTMLInputTypeAttribute } from "react";
import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import type { Refusal } from "../form/refusal.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { events } from "../language/events.js";
import { useWords } from "../language/language.js";
import { clockAt } from "./place-time.js";

interface Known {
  readonly title: string;
  readonly topic: string | null;
  readonly description: string | null;
  readonly place: string | null;
  readonly address: string | null;
  readonly link: string | null;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly timeZone: string;
  readonly audience: "MEMBERS" | "UNION" | "INVITED";
  readonly seats: number | null;
  readonly kind: { readonly code: string };
}

interface EventFormProps {
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
  /** The event that is changed; none while one is planned. */
  readonly event?: Known;
  readonly refusal: Refusal | null;
}

/** What an event says of itself, to be written or put right. */
export function EventForm({ kinds, event, refusal }: EventFormProps) {
  const words = useWords(events);
  const timeZone = event?.timeZone ?? "Europe/Moscow";
  const zones = Object.entries({
    ...(!(timeZone in words.zones) && { [timeZone]: timeZone }),
    ...words.zones,
  });
  return (
    <RefusableForm refusal={refusal}>
      <SelectField
        name="kind"
        label={words.kind}
        options={kinds.map(({ code, name }) => [code, name])}
        initial={event?.kind.code}
      />
      <TextField name="title" label={words.form.title} initial={event?.title} isRequired />
      <TextField name="topic" label={words.topic} initial={event?.topic ?? undefined} />
      <Input
        name="startsAt"
        type="datetime-local"
        label={words.form.startsAt}
        initial={event && clockAt(event.startsAt, timeZone)}
        isRequired
      />
      <Input
        name="endsAt"
        type="datetime-local"
        label={words.form.endsAt}
        initial={event?.endsAt ? clockAt(event.endsAt, timeZone) : undefined}
      />
      <SelectField name="timeZone" label={words.form.timeZone} options={zones} initial={timeZone} />
      <TextField name="place" label={words.place} initial={event?.place ?? undefined} />
      <TextField name="address" label={words.address} initial={event?.address ?? undefined} />
      <Input
        name="link"
        type="url"
        label={words.form.link}
        hint={words.form.linkHint}
        initial={event?.link ?? undefined}
      />
      <SelectField
        name="audience"
        label={words.who}
        options={Object.entries(words.audiences)}
        initial={event?.audience}
      />
      <Input
        name="seats"
        type="number"
        label={words.form.seats}
        hint={words.form.seatsHint}
        initial={event?.seats ? String(event.seats) : undefined}
      />
      <Field name="description" label={words.form.description} initial={event?.description ?? undefined}>
        {(given) => <textarea rows={6} maxLength={10_000} {...given} />}
      </Field>
      <SendButton busy={words.sending}>{event ? words.form.save : words.plan}</SendButton>
    </RefusableForm>
  );
}

interface InputProps {
  readonly name: string;
  readonly type: HTMLInputTypeAttribute;
  readonly label: string;
  readonly hint?: string;
  readonly initial: string | undefined;
  readonly isRequired?: boolean;
}

function Input({ name, type, label, hint, initial, isRequired }: InputProps) {
  return (
    <Field name={name} label={label} hint={hint} initial={initial} isRequired={isRequired}>
      {(given) => <input type={type} min={type === "number" ? 1 : undefined} {...given} />}
    </Field>
  );
}
