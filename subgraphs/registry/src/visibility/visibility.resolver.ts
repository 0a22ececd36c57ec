import { Permission, type Viewer } from "@angel/kit/access";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { membersById } from "../member/member.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsById, organisationsByNode } from "../organisation/organisation.loader.js";
import { Visibility } from "./visibility.type.js";

@Resolver(() => Visibility)
export class VisibilityResolver {
  @Query(() => Visibility, {
    description:
      "Why you see a member's card, or an organisation's members, or why you do not; an organisation's form is open to everyone. What there is not and what is not yours are answered alike.",
  })
  @Open("Tells only of the reader's own rights.")
  async whyVisible(
    @Arg("id", () => ID, { description: "The id of the member or the organisation." }) id: string,
    @Ctx() context: Context,
  ): Promise<Visibility> {
    const { viewer, load } = context;
    if (id === viewer.memberId) return Visibility.own();
    const [member, organisation] = isUuid(id)
      ? await Promise.all([load(membersById).load(id), load(organisationsById).load(id)])
      : [];
    const path = organisation?.path ?? member?.path;
    return path === undefined ? Visibility.none(viewer.isSignedIn) : explain(viewer, path, context);
  }

  @FieldResolver(() => String, { description: "The same in words, in the reader's language." })
  sentence(@Root() visibility: Visibility, @Ctx() { viewer }: Context): string {
    return visibility.saidIn(viewer.locale);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "Over which organisation the role is held; null where it is by none.",
  })
  async organisation(@Root() { node }: Visibility, @Ctx() { load }: Context): Promise<Organisation | null> {
    return node === null ? null : load(organisationsByNode).load(node);
  }
}

async function explain(viewer: Viewer, path: string, { load }: Context): Promise<Visibility> {
  const grant = viewer.grantFor(Permission.VIEW_MEMBERS, path);
  if (!grant) return Visibility.none(viewer.isSignedIn);
  const node = Number(grant.path.split(".").at(-1));
  const organisation = Number.isNaN(node) ? null : await load(organisationsByNode).load(node);
  return Visibility.by(grant, organisation);
}
