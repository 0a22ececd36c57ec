import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { Group } from "./group.entity.js";

@ObjectType({ implements: Problem, description: "There is no such group, or it is not yours to find." })
export class GroupNotFound extends Problem {
  constructor() {
    super({ ru: "Такой группы нет.", en: "There is no such group." });
  }
}

@ObjectType({
  implements: Problem,
  description: "The group is in the archive: it is read, and nothing is added.",
})
export class GroupClosed extends Problem {
  constructor() {
    super({
      ru: "Группа в архиве: её можно читать, но не писать в ней.",
      en: "The group is in the archive: it is read, and nothing is added.",
    });
  }
}

@ObjectType({
  implements: Problem,
  description: "The group is for members of its organisation and of those below it.",
})
export class GroupForOthers extends Problem {
  @Field(() => Group, { description: "The group." })
  group: Group;

  constructor(group: Group) {
    super({
      ru: "Группа для членов этой организации и входящих в неё.",
      en: "The group is for members of this organisation and of those below it.",
    });
    this.group = group;
  }
}

@ObjectType({
  implements: Problem,
  description: "The viewer was removed from the group, and comes back by invitation alone.",
})
export class RemovedFromGroup extends Problem {
  @Field(() => String, { nullable: true, description: "Why; null when it was not said." })
  because: string | null;

  constructor(because: string | null) {
    super({
      ru: "Вас исключили из группы: вернуться можно по приглашению её ведущих.",
      en: "You were removed from the group: you come back when its keepers invite you.",
    });
    this.because = because;
  }
}

@ObjectType({ implements: Problem, description: "The viewer is no member of the group." })
export class NotOfGroup extends Problem {
  constructor() {
    super({ ru: "Вы не участник этой группы.", en: "You are no member of this group." });
  }
}

@ObjectType({ implements: Problem, description: "They are not to the group what the deed is about." })
export class GroupMemberNotFound extends Problem {
  constructor() {
    super({ ru: "Такого участника или заявки нет.", en: "There is no such member or request." });
  }
}

@ObjectType({ implements: Problem, description: "There is no such post, or it was deleted." })
export class GroupPostNotFound extends Problem {
  constructor() {
    super({ ru: "Такой записи нет.", en: "There is no such post." });
  }
}
