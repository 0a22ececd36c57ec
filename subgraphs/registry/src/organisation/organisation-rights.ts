import { Permission, type Viewer } from "@angel/kit/access";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { Organisation } from "./organisation.entity.js";

@ObjectType({ description: "What the reader may do in an organisation; a deed asks again." })
class OrganisationRights {
  @Field(() => Boolean, { description: "Keep its register: members, their cards and orders for cards." })
  keepRegister!: boolean;

  @Field(() => Boolean, { description: "Have cards made and handed out: `recordCardsProduced`." })
  produceCards!: boolean;

  @Field(() => Boolean, { description: "Keep its own affairs: contacts, bodies, meetings and the like." })
  keepOrganisation!: boolean;

  @Field(() => Boolean, { description: "Put organisations below it: `createOrganisation`." })
  addBelow!: boolean;

  @Field(() => Boolean, {
    description:
      "Change its name, number or place in the tree, close it, or say who was elected to lead it. It takes rights above it, so that nobody prolongs their own.",
  })
  reorganise!: boolean;
}

@Resolver(() => Organisation)
export class OrganisationRightsResolver {
  @Open("It says to each reader what they may do themselves.")
  @FieldResolver(() => OrganisationRights, { description: "What the reader may do in it («права»)." })
  viewerMay(@Root() organisation: Organisation, @Ctx() { viewer }: Context): OrganisationRights {
    const may = (permission: Permission) => viewer.may(permission, organisation.path);
    return {
      keepRegister: may(Permission.KEEP_REGISTER),
      produceCards: may(Permission.PRODUCE_CARDS),
      keepOrganisation: may(Permission.KEEP_ORGANISATION),
      addBelow: may(Permission.REORGANISE),
      reorganise: mayReorganise(organisation, viewer),
    };
  }
}

/**
 * Whether the viewer may change an organisation's place in the tree. The right is asked for right above it, so that
 * nobody moves, closes or elects for the organisation their own rights come from; for the root, of those who keep its
 * dictionaries.
 */
export function mayReorganise({ path, nodesAbove }: Organisation, viewer: Viewer): boolean {
  const above = nodesAbove.join(".");
  return above ? viewer.may(Permission.REORGANISE, above) : viewer.may(Permission.KEEP_DICTIONARIES, path);
}
