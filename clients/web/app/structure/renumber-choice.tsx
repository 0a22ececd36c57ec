import { useContext } from "react";
import { Refused } from "../form/field.js";

/** Whether the numbers are to follow; they do where nobody said otherwise. */
export function RenumberChoice({ label }: { label: string }) {
  const refusal = useContext(Refused);
  return (
    <p className="structure-choice">
      <input
        type="checkbox"
        id="renumber"
        name="renumber"
        value="1"
        defaultChecked={refusal ? refusal.values["renumber"] !== undefined : true}
      />
      <label htmlFor="renumber">{label}</label>
    </p>
  );
}
