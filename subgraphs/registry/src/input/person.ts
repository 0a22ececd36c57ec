import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Field, ID, InputType } from "type-graphql";
import { faultsOfName, readName } from "../member/check-name.js";
import { membersById } from "../member/member.loader.js";
import { type NameColumns, PersonNameInput } from "../member/person-name.js";
import type { Checked } from "./checked.js";

@InputType({ description: "Somebody who holds an office: a member by their id, or anyone else by name." })
export class OfficeHolderInput {
  @Field(() => ID, { nullable: true, description: "The member, where it is one whose card is yours to see." })
  memberId?: string | null;

  @Field(() => PersonNameInput, { nullable: true, description: "The name, where it is not a member." })
  name?: PersonNameInput | null;
}

/** Who holds an office, as the tables keep it. */
export interface HolderColumns extends NameColumns {
  memberId: string | null;
}

const NOBODY: HolderColumns = { memberId: null, lastName: "", firstName: "", patronymic: null };

/** Reads many at once: members by one statement. */
export async function readHolders(
  given: readonly (OfficeHolderInput & { path: string })[],
  checked: Checked,
  context: Context,
): Promise<HolderColumns[]> {
  const ids = given.flatMap(({ memberId }) => (memberId && isUuid(memberId) ? [memberId.toLowerCase()] : []));
  const members = ids.length > 0 ? await membersById([...new Set(ids)], context) : [];
  const known = new Map(members.flatMap((member) => (member?.path ? [[member.id, member]] : [])));
  return given.map(({ path, memberId, name }) => {
    const member = memberId ? known.get(memberId.toLowerCase()) : undefined;
    if (member?.isOnRegister) {
      const { id, lastName, firstName, patronymic } = member;
      return { memberId: id, lastName, firstName, patronymic };
    }
    if (memberId) {
      checked.fault(`${path}.memberId`, "Нет такого члена Профсоюза.", "There is no such member.");
      return NOBODY;
    }
    if (!name) {
      checked.fault(path, "Укажите члена Профсоюза или имя.", "Say which member, or the name.");
      return NOBODY;
    }
    const columns = readName(name);
    checked.faults.push(...faultsOfName(columns, `${path}.name`));
    return { memberId: null, ...columns };
  });
}

export async function readHolder(
  given: OfficeHolderInput & { path: string },
  checked: Checked,
  context: Context,
): Promise<HolderColumns> {
  const [holder = NOBODY] = await readHolders([given], checked, context);
  return holder;
}
