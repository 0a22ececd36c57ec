import type { Subject } from "@angel/kit/subgraph";
import { AddAward } from "../award/add-award.js";
import { Award } from "../award/award.entity.js";
import { AwardsOfMember } from "../award/award.resolver.js";
import { Career } from "../career/career.entity.js";
import { CareerOfMember, CareerResolver } from "../career/career.resolver.js";
import { ChangeOccupation } from "../career/change-occupation.js";
import { OccupationChange } from "../career/occupation-change.entity.js";
import { AddContact } from "../contact/add-contact.js";
import { ChangeOwnContacts } from "../contact/change-own-contacts.js";
import { ContactsOfMember } from "../contact/contact.resolver.js";
import { PreferContact } from "../contact/prefer-contact.js";
import { RemoveContact } from "../contact/remove-contact.js";
import { AddFamilyMember } from "../family/add-family-member.js";
import { FamilyMember } from "../family/family-member.entity.js";
import { FamilyOfMember } from "../family/family.resolver.js";
import { ChangeName } from "../name/change-name.js";
import { CheckName } from "../name/check-name.resolver.js";
import { FormerName } from "../name/former-name.entity.js";
import { FormerNamesOfMember } from "../name/former-name.resolver.js";
import { MemberNote } from "../note/member-note.entity.js";
import { NotesOfMember } from "../note/member-note.resolver.js";
import { WriteNote } from "../note/write-note.js";
import { SeniorityOfMember } from "../seniority/seniority.resolver.js";
import { RecordSocialSupport } from "../support/record-social-support.js";
import { SocialSupport } from "../support/social-support.entity.js";
import { SocialSupportOfMember } from "../support/social-support.resolver.js";
import { RecordTraining } from "../training/record-training.js";
import { Training } from "../training/training.entity.js";
import { TrainingsOfMember } from "../training/training.resolver.js";
import { RevisionOfCard } from "./card-revision.js";
import { ChangeMember } from "./change-member.js";
import { StrikeEntry } from "./strike-entry.js";

/** The tabs of the card («учётная карточка»), each in the folder of its subject. */
export const cardTabs: Subject = {
  entities: [Award, Career, FamilyMember, FormerName, MemberNote, OccupationChange, SocialSupport, Training],
  resolvers: [
    AwardsOfMember,
    CareerOfMember,
    CareerResolver,
    ContactsOfMember,
    FamilyOfMember,
    FormerNamesOfMember,
    NotesOfMember,
    RevisionOfCard,
    SeniorityOfMember,
    SocialSupportOfMember,
    TrainingsOfMember,
    AddAward,
    AddContact,
    AddFamilyMember,
    ChangeMember,
    ChangeName,
    ChangeOccupation,
    ChangeOwnContacts,
    CheckName,
    PreferContact,
    RecordSocialSupport,
    RecordTraining,
    RemoveContact,
    StrikeEntry,
    WriteNote,
  ],
};
