import type { Grant, ViewerLocale } from "@angel/kit/access";
import type { Sentence } from "@angel/kit/problem";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { Organisation } from "../organisation/organisation.entity.js";
import { titleOf } from "./role-title.js";

enum VisibilityGround {
  OWN_CARD = "OWN_CARD",
  GRANT = "GRANT",
  DELEGATION = "DELEGATION",
  NONE = "NONE",
}

registerEnumType(VisibilityGround, {
  name: "VisibilityGround",
  description: "By what right something is seen.",
  valuesConfig: {
    OWN_CARD: { description: "It is one's own card." },
    GRANT: { description: "By a role over an organisation that it belongs to." },
    DELEGATION: { description: "By such a role of another's, lent for a time («по доверенности»)." },
    NONE: { description: "By none: it is not seen." },
  },
});

@ObjectType({ description: "Why the reader sees the personal data of something, or does not." })
export class Visibility {
  constructor(
    ground: VisibilityGround,
    readonly sentence: Sentence,
    /** The node over which the role is held. */
    readonly node: number | null = null,
  ) {
    this.ground = ground;
  }

  @Field(() => VisibilityGround, { description: "By what right." })
  ground: VisibilityGround;

  @Field(() => Boolean, { description: "Whether it is seen." })
  get isVisible(): boolean {
    return this.ground !== VisibilityGround.NONE;
  }

  static own(): Visibility {
    return new Visibility(VisibilityGround.OWN_CARD, {
      ru: "Это ваша карточка.",
      en: "This is your own card.",
    });
  }

  static by({ role, lentBy = null }: Grant, organisation: Organisation | null): Visibility {
    const title = titleOf(role);
    const sentence = {
      ru: `Вам это открыто как лицу с ролью «${title.ru}»${organisation ? `: ${organisation.name}` : ""}${lentBy === null ? "" : `; эту роль вам на время доверил(а) ${lentBy}`}.`,
      en: `You see this as ${title.en}${organisation ? ` of ${organisation.name}` : ""}${lentBy === null ? "" : `, a role that ${lentBy} has lent you for a time`}.`,
    };
    const ground = lentBy === null ? VisibilityGround.GRANT : VisibilityGround.DELEGATION;
    return new Visibility(ground, sentence, organisation?.node ?? null);
  }

  static none(isSignedIn: boolean): Visibility {
    return new Visibility(
      VisibilityGround.NONE,
      isSignedIn
        ? {
            ru: "Личные данные видят только сам человек и те, у кого есть на это право в его организации или выше неё. У вас такого права нет.",
            en: "Personal data is seen by the person and by those with a right to it in the person's organisation or above. You have none.",
          }
        : {
            ru: "Вы не вошли. Личные данные открыты только после входа.",
            en: "You are not signed in. Personal data is open only after that.",
          },
    );
  }

  saidIn(locale: ViewerLocale): string {
    return this.sentence[locale];
  }
}
