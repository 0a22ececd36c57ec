import { defineSubgraph } from "@angel/kit/subgraph";
import { CreateMembers } from "../migrations/create-members.js";
import { CreateOrganisations } from "../migrations/create-organisations.js";
import { GuardMembers } from "../migrations/guard-members.js";
import { GuardPaths } from "../migrations/guard-paths.js";
import { PlaceMembers } from "../migrations/place-members.js";
import { PublishViews } from "../migrations/publish-views.js";
import { Member } from "./member/member.entity.js";
import { membersById } from "./member/member.loader.js";
import { MemberResolver, MovementResolver } from "./member/member.resolver.js";
import { MembershipCard } from "./member/membership-card.entity.js";
import { RegisterMember } from "./member/register-member.js";
import { RemoveMember } from "./member/remove-member.js";
import { TransferMember } from "./member/transfer-member.js";
import { Movement } from "./member/movement.entity.js";
import { Chair } from "./organisation/chair.entity.js";
import { Organisation, OrganisationType } from "./organisation/organisation.entity.js";
import { organisationsById } from "./organisation/organisation.loader.js";
import { ChairResolver, OrganisationResolver } from "./organisation/organisation.resolver.js";

/** Who belongs to the union, and where: organisations, members, their cards and movements. */
export const registry = defineSubgraph({
  name: "registry",
  entities: [Organisation, OrganisationType, Chair, Member, MembershipCard, Movement],
  migrations: [CreateOrganisations, CreateMembers, GuardMembers, GuardPaths, PlaceMembers, PublishViews],
  resolvers: [
    OrganisationResolver,
    ChairResolver,
    MemberResolver,
    MovementResolver,
    RegisterMember,
    RemoveMember,
    TransferMember,
  ],
  references: {
    Organisation: {
      open: "Organisations are public by the statute; their members are guarded on the field.",
      load: organisationsById,
    },
    Member: {
      open: "Everyone may know a display name; what the card holds is guarded on its fields.",
      load: membersById,
    },
  },
  open: async ({ orm }) => {
    // Those who may read the view can be made after our migrations have run.
    await orm.em.fork().execute("select publish_membership()");
    return { close: async () => undefined };
  },
});
