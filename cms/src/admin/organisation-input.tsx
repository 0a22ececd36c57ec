import { Combobox, ComboboxOption, Field } from "@strapi/design-system";
import { useField, useFetchClient } from "@strapi/strapi/admin";
import { useEffect, useState, type ReactNode } from "react";

interface Props {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  disabled?: boolean;
  labelAction?: ReactNode;
}

interface Choice {
  id: string;
  name: string;
}

/** An organisation of the registry, chosen by name. Strapi demands a default export of a field's input. */
// oxlint-disable-next-line import/no-default-export
export default function OrganisationInput({ name, label, hint, required, disabled, labelAction }: Props) {
  const field = useField<string | null>(name);
  const { get } = useFetchClient();
  const [search, setSearch] = useState("");
  const [choices, setChoices] = useState<Choice[]>([]);

  useEffect(() => {
    let isGone = false;
    const timer = setTimeout(() => {
      get<{ organisations: Choice[] }>("/angel/organisations", { params: { search, id: field.value ?? "" } })
        .then(({ data }) => !isGone && setChoices(data.organisations))
        .catch(() => !isGone && setChoices([]));
    }, 200);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [get, search, field.value]);

  return (
    <Field.Root name={name} error={field.error} hint={hint} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <Combobox
        value={choices.some((choice) => choice.id === field.value) ? (field.value ?? "") : ""}
        onChange={(id: string | undefined) => field.onChange(name, id || null)}
        onClear={() => field.onChange(name, null)}
        onInputChange={(event) => setSearch(event.currentTarget.value)}
        autocomplete={{ type: "list", filter: "contains" }}
        disabled={disabled}
        placeholder="Начните писать название"
        noOptionsMessage={() => "Нет такой организации"}
      >
        {choices.map((choice) => (
          <ComboboxOption key={choice.id} value={choice.id}>
            {choice.name}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
