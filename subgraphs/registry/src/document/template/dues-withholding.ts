import { orBlank } from "@angel/kit/paper/block";
import { DocumentKind } from "../document.entity.js";
import { Occupation } from "../../member/member.entity.js";
import { dayOf, percentOf, roublesOf, withInitials } from "../wording.js";
import type { MemberFacts } from "./member-facts.js";
import type { Template } from "./template.js";

const USUAL_PERCENT = 1;

/** To the accounting of the employer, who withholds dues each month without charge (art. 377 of the Labour Code). */
export const duesWithholding: Template<MemberFacts> = {
  kind: DocumentKind.DUES_WITHHOLDING,
  versions: [
    {
      version: 1,
      validFrom: "2002-02-01",
      title: "Заявление об уплате членских профсоюзных взносов",
      blocks: (facts) => [
        {
          kind: "address",
          lines: [
            ...(facts.member.occupation === Occupation.PENSIONER
              ? [facts.organisation.fullName]
              : ["В бухгалтерию", orBlank(facts.member.workplace)]),
            `от ${facts.nameInGenitive},`,
            `должность: ${orBlank(facts.member.position)}`,
          ],
        },
        { kind: "heading", text: "ЗАЯВЛЕНИЕ" },
        { kind: "text", text: wish(facts) },
        { kind: "text", text: `Дата заявления: ${dayOf(facts.on)}` },
        { kind: "signature", who: withInitials(facts.member) },
      ],
    },
  ],
};

function wish({ member, organisation, on }: MemberFacts): string {
  const percent = percentOf(organisation.duesPercent ?? USUAL_PERCENT);
  if (member.occupation === Occupation.PENSIONER) {
    const { preferentialDuesKopecks: kopecks } = organisation;
    const sum = kopecks === null ? "в льготном размере" : `в размере ${roublesOf(kopecks)}`;
    return `Прошу принимать от меня членские профсоюзные взносы ${sum} ежемесячно по ведомости, начиная с ${dayOf(on)}.`;
  }
  const source = member.occupation === Occupation.STUDENT ? "стипендии" : "заработной платы";
  return `На основании части пятой статьи 377 Трудового кодекса Российской Федерации прошу ежемесячно и бесплатно удерживать из моей ${source} членские профсоюзные взносы в размере ${percent} и перечислять их на счёт профсоюзной организации (${organisation.fullName}), начиная с ${dayOf(on)}.`;
}
