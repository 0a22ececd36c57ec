import { Role } from "@angel/kit/access";
import type { Sentence } from "@angel/kit/problem";

/** Who one is to an organisation, as people say it. */
const TITLES: Record<Role, Sentence> = {
  [Role.MEMBER]: { ru: "член Профсоюза", en: "member" },
  [Role.CHAIR]: { ru: "председатель", en: "chair" },
  [Role.STAFF]: { ru: "сотрудник аппарата", en: "member of staff" },
  [Role.OPERATOR]: { ru: "оператор", en: "operator" },
  [Role.EDITOR]: { ru: "редактор", en: "editor" },
  [Role.PARTNER]: { ru: "партнёр", en: "partner" },
  [Role.INSURANCE_HANDLER]: { ru: "специалист по страхованию", en: "insurance handler" },
  [Role.ADMINISTRATOR]: { ru: "администратор", en: "administrator" },
};

export function titleOf(role: string): Sentence {
  return TITLES[role as Role];
}
