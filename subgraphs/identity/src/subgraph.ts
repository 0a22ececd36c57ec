import { defineSubgraph, stubOf } from "@angel/kit/subgraph";
import { TriesKeeper } from "@angel/kit/tries-keeper";
import { AddSecondFactors } from "../migrations/add-second-factors.js";
import { CloseNeedlessRequests } from "../migrations/close-needless-requests.js";
import { CreateAccounts } from "../migrations/create-accounts.js";
import { CreateKeys } from "../migrations/create-keys.js";
import { CreateSessions } from "../migrations/create-sessions.js";
import { DelegateRights } from "../migrations/delegate-rights.js";
import { FindGrantChanges } from "../migrations/find-grant-changes.js";
import { FindKeepers } from "../migrations/find-keepers.js";
import { FollowChainsOfMerges } from "../migrations/follow-chains-of-merges.js";
import { FollowMerges } from "../migrations/follow-merges.js";
import { ForgetDevices } from "../migrations/forget-devices.js";
import { KeepWantedCodes } from "../migrations/keep-wanted-codes.js";
import { LendReach } from "../migrations/lend-reach.js";
import { NameColleagues } from "../migrations/name-colleagues.js";
import { PublishAccounts } from "../migrations/publish-accounts.js";
import { ReckonDaysOfMoscow } from "../migrations/reckon-days-of-moscow.js";
import { SayWhyRevoked } from "../migrations/say-why-revoked.js";
import { VerifyPeople } from "../migrations/verify-people.js";
import { Account } from "./account/account.entity.js";
import { accountsSeen } from "./account/account.loader.js";
import { AccountResolver } from "./account/account.resolver.js";
import { forgetPerson } from "./account/forget-person.js";
import { chairHearers } from "./chair/follow-chairs.js";
import { OpenCms } from "./cms/open-cms.js";
import { DelegateRole } from "./grant/delegate-role.js";
import { ConfirmContact } from "./contact/confirm-contact.js";
import { DevOutbox } from "./contact/dev-outbox.js";
import { forgetTakenCode } from "./contact/forget-taken-code.js";
import { RegisterAccount } from "./contact/register-account.js";
import { Grant } from "./grant/grant.entity.js";
import { grantsSeen } from "./grant/grant.loader.js";
import { GrantResolver, GrantsOfOrganisation } from "./grant/grant.resolver.js";
import { GrantChangesOfOrganisation } from "./grant/grant-change.resolver.js";
import { GrantRole } from "./grant/grant-role.js";
import { RevokeDelegation } from "./grant/revoke-delegation.js";
import { RevokeGrant } from "./grant/revoke-grant.js";
import { publishKeys } from "./key/publish-keys.js";
import { CabinetOfMember } from "./member/cabinet.resolver.js";
import { memberHearers } from "./member/follow-members.js";
import { mergeHearers } from "./member/follow-merges.js";
import { Member } from "./member/member.stub.js";
import { Organisation } from "./organisation/organisation.stub.js";
import { ChangePassword } from "./password/change-password.js";
import { RequestPasswordReset } from "./password/request-password-reset.js";
import { ResetPassword } from "./password/reset-password.js";
import { ConfirmSecondFactor } from "./second-factor/confirm-second-factor.js";
import { FactorPolicy } from "./second-factor/factor-policy.js";
import { RemoveSecondFactor } from "./second-factor/remove-second-factor.js";
import { RenewRecoveryCodes } from "./second-factor/renew-recovery-codes.js";
import { ResetSecondFactor } from "./second-factor/reset-second-factor.js";
import { ChangesOfSecondFactor } from "./second-factor/second-factor-change.resolver.js";
import { SecondFactorOfAccount } from "./second-factor/second-factor.resolver.js";
import { SetUpSecondFactor } from "./second-factor/set-up-second-factor.js";
import { ConfirmSignIn } from "./session/confirm-sign-in.js";
import { RefreshSession } from "./session/refresh-session.js";
import { Session } from "./session/session.entity.js";
import { SessionResolver } from "./session/session.resolver.js";
import { SignIn } from "./session/sign-in.js";
import { SignOut } from "./session/sign-out.js";
import { SignOutEverywhere } from "./session/sign-out-everywhere.js";
import { ConfirmMembership } from "./verification/confirm-membership.js";
import { MembershipRequest } from "./verification/membership-request.entity.js";
import {
  MembershipRequestOfAccount,
  MembershipRequestResolver,
  MembershipRequestsOfOrganisation,
  requestsSeen,
} from "./verification/membership-request.resolver.js";
import { ProveMembership } from "./verification/prove-membership.js";
import { RejectMembership } from "./verification/reject-membership.js";
import { RequestMembershipConfirmation } from "./verification/request-membership-confirmation.js";
import { Vault } from "./vault.js";

/** Who asks, and what they may do where. */
export const identity = defineSubgraph({
  name: "identity",
  entities: [Account, Grant, Session, MembershipRequest],
  migrations: [
    CreateAccounts,
    CreateSessions,
    CreateKeys,
    DelegateRights,
    PublishAccounts,
    FollowMerges,
    VerifyPeople,
    FindGrantChanges,
    AddSecondFactors,
    LendReach,
    FindKeepers,
    NameColleagues,
    FollowChainsOfMerges,
    KeepWantedCodes,
    ReckonDaysOfMoscow,
    ForgetDevices,
    SayWhyRevoked,
    CloseNeedlessRequests,
  ],
  resolvers: [
    AccountResolver,
    GrantResolver,
    GrantsOfOrganisation,
    GrantChangesOfOrganisation,
    CabinetOfMember,
    SessionResolver,
    SignIn,
    ConfirmSignIn,
    RefreshSession,
    SignOut,
    SignOutEverywhere,
    ChangePassword,
    SecondFactorOfAccount,
    ChangesOfSecondFactor,
    SetUpSecondFactor,
    ConfirmSecondFactor,
    RenewRecoveryCodes,
    RemoveSecondFactor,
    ResetSecondFactor,
    RegisterAccount,
    ConfirmContact,
    RequestPasswordReset,
    ResetPassword,
    ProveMembership,
    RequestMembershipConfirmation,
    ConfirmMembership,
    RejectMembership,
    MembershipRequestResolver,
    MembershipRequestsOfOrganisation,
    MembershipRequestOfAccount,
    GrantRole,
    RevokeGrant,
    DelegateRole,
    RevokeDelegation,
    OpenCms,
  ],
  references: {
    Account: { open: "Accounts the viewer may not see are null.", load: accountsSeen },
    Member: stubOf(Member),
    Organisation: stubOf(Organisation),
    MembershipRequest: {
      open: "One's own, and those before registers that one keeps; others are null.",
      load: requestsSeen,
    },
    Grant: { open: "Grants the viewer may not see are null.", load: grantsSeen },
  },
  hearers: [...chairHearers, ...memberHearers, ...mergeHearers, forgetPerson, forgetTakenCode],
  routes: { "jwks.json": publishKeys },
  open: async (parts) => {
    // Who may read the view can come to the database after our migrations have run.
    await parts.orm.em.fork().execute("select publish_accounts()");
    return [await Vault.open(parts), new TriesKeeper(parts), new DevOutbox(), new FactorPolicy()];
  },
});
