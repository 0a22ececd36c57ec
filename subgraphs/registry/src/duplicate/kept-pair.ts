import { InvalidField, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Field, ObjectType } from "type-graphql";
import { keepMember } from "../member/kept-member.js";
import { Member } from "../member/member.entity.js";

type Kept = NonNullable<Awaited<ReturnType<typeof keepMember>>>;

/** Two members whose registers the viewer keeps, held until the deed is done; null where either is another's. */
export async function keepPair(
  keptId: string,
  mergedId: string,
  context: Context,
): Promise<{ kept: Kept; merged: Kept } | null> {
  // In the order of ids, so that two keepers who take them the other way round never wait for each other.
  const [first, second] = [keptId.toLowerCase(), mergedId.toLowerCase()].toSorted() as [string, string];
  const one = await keepMember(first, context);
  const other = one && (await keepMember(second, context));
  if (!one || !other) return null;
  return first === keptId.toLowerCase() ? { kept: one, merged: other } : { kept: other, merged: one };
}

@ObjectType({ implements: Problem, description: "The card has been merged into another already." })
export class AlreadyMerged extends Problem {
  @Field(() => Member, { description: "The member into whose card it was merged." })
  into: Member;

  constructor(into: Member) {
    super({ ru: "Карточка уже объединена с другой.", en: "The card has been merged into another already." });
    this.into = into;
  }
}

@ObjectType({
  implements: Problem,
  description: "The member leads an organisation, so that their card is the one to keep.",
})
export class LeadsOrganisation extends Problem {
  constructor() {
    super({
      ru: "Это карточка действующего председателя: оставьте её и объедините с ней другую.",
      en: "This is the card of a chair in office: keep it, and merge the other into it.",
    });
  }
}

@ObjectType({
  implements: Problem,
  description: "There is no such merge in force among the registers that the viewer keeps.",
})
export class MergeNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такого действующего объединения карточек среди тех, кого вы учитываете.",
      en: "There is no such merge in force among those whose register you keep.",
    });
  }
}

export function sameMember(path: string): InvalidField {
  return new InvalidField(path, {
    ru: "Это тот же член Профсоюза: укажите другого.",
    en: "That is the same member: choose another.",
  });
}
