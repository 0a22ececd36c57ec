interface SeekMembersProps {
  /** What the form says. */
  readonly values: Readonly<Record<string, string>>;
  readonly label: string;
  /** The word on the button. */
  readonly find: string;
}

/** Looks for the people a form is to name, whatever else is still to be written in it. */
export function SeekMembers({ values, label, find }: SeekMembersProps) {
  return (
    <div className="field">
      <label htmlFor="search">{label}</label>
      <div className="row">
        <input id="search" name="search" maxLength={200} defaultValue={values["search"]} />
        <button className="button quiet" name="deed" value="find" formNoValidate>
          {find}
        </button>
      </div>
    </div>
  );
}
