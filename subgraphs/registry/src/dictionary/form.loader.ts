import type { Context } from "@angel/kit/subgraph";
import { OrganisationForm } from "./organisation-form.entity.js";

/** The form of a level and kind, as `PRIMARY 04`: its own, else that of the level. */
export async function formsOf(
  kinds: readonly string[],
  { em }: Context,
): Promise<(OrganisationForm | null)[]> {
  const forms = await em.find(OrganisationForm, {});
  return kinds.map((kind) => {
    const [level, typeCode] = kind.split(" ");
    const ofLevel = forms.filter((form) => form.level === level);
    return (
      ofLevel.find((form) => form.typeCode === typeCode) ??
      ofLevel.find((form) => form.typeCode === null) ??
      null
    );
  });
}
