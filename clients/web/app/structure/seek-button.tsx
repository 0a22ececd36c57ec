import { useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";

export const SEEK = "seek";

/** Looks for what a form is to choose from, whatever else is still to be written in it. */
export function SeekButton() {
  const words = useWords(structureDeeds);
  return (
    <p>
      <button className="button quiet" name="deed" value={SEEK} formNoValidate>
        {words.seek}
      </button>
    </p>
  );
}
