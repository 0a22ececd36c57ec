/** The file union.json: a whole small union, from which every part takes what it owns. Days are "2026-11-20", moments RFC 3339. */
export interface Union {
  /** The version of this shape; a part refuses one it does not know. */
  version: 1;
  /** The root first, parents always before their children. */
  organisations: UnionOrganisation[];
  members: UnionMember[];
  /** What organisations have and do; one for each of them. */
  affairs: UnionAffairs[];
  /** What stands on the tabs of members' cards; most members have one. */
  cards: UnionCard[];
  /** Those who have asked to join, in the order of time. */
  applications: UnionApplication[];
  /** On paper; of the card's purposes alone. */
  consents: UnionConsent[];
  accounts: UnionAccount[];
  sites: UnionSite[];
  articles: UnionArticle[];
  knowledgeRubrics: UnionKnowledgeRubric[];
  knowledgeArticles: UnionKnowledgeArticle[];
  newspapers: UnionNewspaper[];
  /** Those who write in the newsroom. */
  editors: UnionEditor[];
  blogPosts: UnionBlogPost[];
  /** A reply comes after the comment it answers. */
  comments: UnionComment[];
  reactions: UnionReaction[];
}

/** A text in Russian, and in English where somebody translated it. */
export interface LocalText {
  ru: string;
  en?: string;
}

export type Level = "NATIONAL" | "REGIONAL" | "OKRUG" | "TERRITORIAL" | "PRIMARY";

export interface UnionOrganisation {
  id: string;
  /** The small number that stands in paths. */
  node: number;
  parentId: string | null;
  /** Nodes from the root to itself: "1.2.9". */
  path: string;
  level: Level;
  /** Two digits, the second group of the ИНПО. */
  typeCode: string;
  typeName: string;
  /** ИНПО, RR-TT-LLLL-NNNNN. */
  number: string;
  /** «Код»: the last group of the ИНПО, which never changes. */
  code: number;
  name: string;
  fullName: string;
  note: string | null;
  duesPercent: number | null;
  /** «Льготный взнос» in kopecks. */
  preferentialDuesKopecks: number | null;
  /** «Малочисленная»: fewer than 15 members, no committee. */
  isSmall: boolean | null;
  hasCommittee: boolean | null;
  registration: {
    isLegalEntity: boolean | null;
    /** ИНН. */
    taxId: string | null;
    /** ОГРН. */
    registrationNumber: string | null;
    registeredOn: string | null;
  };
  chair: {
    /** Null for the chair of the whole union, who is on another region's register. */
    memberId: string | null;
    name: PersonName;
    electedOn: string;
    powersUntil: string;
    /** «Штатный»: paid by the union. */
    isStaff: boolean;
  } | null;
  contacts: {
    /** An IANA zone. */
    timeZone: string;
    postalAddress: string | null;
    actualAddress: string | null;
    legalAddress: string | null;
    /** As +7 and ten digits. */
    phones: string[];
    email: string | null;
    website: string | null;
    socialLinks: string[];
  };
}

export interface UnionCard {
  memberId: string;
  career: {
    filledOn: string;
    workingFrom: string | null;
    teachingFrom: string | null;
    hasLongServicePension: boolean | null;
    isLabourVeteran: boolean | null;
    education: "SECONDARY" | "VOCATIONAL" | "BACHELOR" | "HIGHER" | "POSTGRADUATE";
    academicDegree: string | null;
    academicTitle: string | null;
  };
  awards: { id: string; name: string; level: string; awardedOn: string; decisionNumber: string }[];
  family: {
    id: string;
    kinship: "SPOUSE" | "CHILD";
    name: PersonName;
    bornOn: string | null;
    consentedOn: string | null;
  }[];
  trainings: { id: string; kind: string; name: string; hours: number; startedOn: string }[];
  support: { id: string; kind: string; ground: string; kopecks: number; providedOn: string }[];
  notes: { id: string; kind: string; text: string; writtenOn: string }[];
  contacts: { kind: "ADDRESS"; value: string }[];
}

export interface UnionApplication {
  id: string;
  /** The secret by which its author sees how it goes: this is a demonstration. */
  followUpCode: string;
  organisationId: string;
  name: PersonName;
  bornOn: string;
  occupation: "EMPLOYED";
  workplace: string | null;
  phone: string;
  submittedAt: string;
  /** Null while it waits. */
  rejectedBecause: string | null;
}

export interface UnionConsent {
  id: string;
  memberId: string;
  purpose: "BONUS_PROGRAMME" | "INSURANCE" | "NOTIFICATIONS";
  on: string;
}

export interface UnionAffairs {
  organisationId: string;
  employer: {
    id: string;
    name: string;
    taxId: string | null;
    headName: string | null;
    headPosition: string | null;
    isEducationalComplex: boolean | null;
  } | null;
  headCounts: {
    id: string;
    countedOn: string;
    employed: number;
    pedagogical: number | null;
    young: number | null;
  }[];
  units: {
    id: string;
    kind: "PROFGROUP" | "STRUCTURAL_UNIT";
    name: string;
    organiserId: string | null;
    memberIds: string[];
  }[];
  formerChairs: {
    id: string;
    memberId: string;
    name: PersonName;
    electedOn: string;
    powersUntil: string;
    leftOn: string;
  }[];
  bodies: {
    id: string;
    kind: "COMMITTEE" | "PRESIDIUM" | "AUDIT_COMMISSION";
    electedOn: string;
    powersUntil: string;
    minutesNumber: string | null;
    seats: {
      id: string;
      memberId: string | null;
      name: PersonName;
      role: "HEAD" | "DEPUTY" | "SECRETARY" | "ORDINARY";
    }[];
  }[];
  officers: {
    id: string;
    /** «Профактив» or «Штат». */
    kind: "ACTIVIST" | "STAFF";
    position: string;
    memberId: string | null;
    name: PersonName;
    phone: string | null;
    note: string | null;
    sinceOn: string;
  }[];
  agreements: {
    id: string;
    kind: "COLLECTIVE_AGREEMENT" | "SECTORAL_AGREEMENT" | "TERRITORIAL_AGREEMENT" | "OTHER";
    number: string | null;
    title: string;
    validFrom: string;
    validUntil: string | null;
    parties: string[];
  }[];
  awards: {
    id: string;
    name: string;
    awardedOn: string;
    awardedBy: string | null;
    documentNumber: string | null;
    note: string | null;
  }[];
  meetings: UnionMeeting[];
}

export interface UnionMeeting {
  id: string;
  kind: "GENERAL_MEETING" | "CONFERENCE" | "COMMITTEE" | "PRESIDIUM" | "AUDIT_COMMISSION";
  /** Of the minutes. */
  number: string;
  heldOn: string;
  place: string | null;
  /** How many might have voted, and how many of them were there. */
  entitled: number;
  present: number;
  chairedBy: string;
  recordedBy: string;
  attendeeIds: string[];
  /** Votes for, against, abstained. */
  agenda: { question: string; heard: string | null; decision: string | null; votes: number[] }[];
}

export interface PersonName {
  last: string;
  first: string;
  patronymic: string | null;
}

export interface UnionMember {
  id: string;
  /** The primary on whose register the member is, or was last. */
  organisationId: string;
  name: PersonName;
  sex: "MALE" | "FEMALE" | null;
  bornOn: string | null;
  occupation: "EMPLOYED" | "STUDENT" | "PENSIONER" | null;
  duesForm: "WITHHELD" | "CASH" | "CARD" | "EXEMPT" | null;
  workplace: string | null;
  position: string | null;
  courseOfStudy: number | null;
  phone: string | null;
  email: string | null;
  /** The day of the consent to processing personal data. */
  consentedOn: string | null;
  joinedOn: string;
  card: {
    /** Sixteen digits without spaces. */
    number: string;
    status: "NOT_ORDERED" | "ORDERED" | "VIRTUAL" | "ISSUED" | "BLOCKED";
    /** Null until it is in the member's hands. */
    issuedOn: string | null;
  };
  /** Oldest first; a removed member's last movement is REMOVED. */
  movements: UnionMovement[];
}

export interface UnionMovement {
  id: string;
  kind: "REGISTERED" | "REMOVED" | "TRANSFERRED";
  on: string;
  /** Where to; for REMOVED, where from. */
  organisationId: string;
  /** Only for TRANSFERRED. */
  fromOrganisationId: string | null;
  /** Only for REMOVED. */
  reason: "OWN_WISH" | "EXCLUDED" | "DISMISSED" | "GRADUATED" | "DIED" | "OTHER" | null;
  note: string | null;
}

export type Role =
  "MEMBER" | "CHAIR" | "STAFF" | "OPERATOR" | "EDITOR" | "PARTNER" | "INSURANCE_HANDLER" | "ADMINISTRATOR";

export interface UnionAccount {
  id: string;
  /** Null for those who serve the union without being members: operator, administrator. */
  memberId: string | null;
  displayName: string;
  email: string;
  phone: string | null;
  /** In the open: this is a demonstration. */
  password: string;
  grants: { id: string; role: Role; organisationId: string; startsOn: string; endsOn: string | null }[];
  /** Set for the accounts shown on the screen after the start. */
  demo?:
    | "member"
    | "chair"
    | "largeChair"
    | "territorialChair"
    | "regionalChair"
    | "staff"
    | "operator"
    | "insuranceHandler"
    | "shop"
    | "editor"
    | "administrator";
}

export interface UnionSite {
  key: string;
  organisationId: string;
  organisationPath: string;
  title: LocalText;
  mission: LocalText;
  /** At most seven. */
  sections: { key: string; title: LocalText; slug: string; position: number }[];
  representatives: { fullName: string; responsibility: string; contact?: string }[];
  superiorLinks: { title: string; url: string }[];
  socialLinks: { network: "VK" | "OK" | "TELEGRAM"; url: string }[];
  /** PNG in base64. The sites below show those of the union and of the region too. */
  symbols: Partial<
    Record<"union" | "region" | "local", { name: string; png: string; alternativeText: string }>
  >;
}

export interface UnionArticle {
  key: string;
  siteKey: string;
  sectionKey: string;
  organisationId: string;
  kind: "NEWS" | "ANNOUNCEMENT" | "CONGRATULATION" | "PROGRAMME";
  title: LocalText;
  lead: LocalText;
  /** HTML of paragraphs and lists. */
  body: LocalText;
  charts?: UnionCharts;
  authorMemberId: string;
  publishedAt: string;
  /** Shown in the feeds of the organisations below too. */
  flowsDown: boolean;
}

/** Charts in Russian, and in English where somebody translated them. */
export interface UnionCharts {
  ru: readonly UnionChart[];
  en?: readonly UnionChart[];
}

/** A paragraph «[диаграмма 1]» says where the first stands. */
export interface UnionChart {
  title: string;
  question?: string;
  unit: "PERCENT" | "ROUBLES" | "PERSONS";
  bars: readonly { label: string; value: number; series?: string }[];
  source: string;
  sourceUrl?: string;
  measuredOn?: string;
  respondents?: string;
  respondentCount?: number;
}

export interface UnionKnowledgeRubric {
  key: string;
  /** The highest organisation with a site, where it is left out. */
  organisationId?: string;
  title: LocalText;
  description: LocalText;
  position: number;
  /** The dictionaries of the register are shown in it. */
  showsDictionaries: boolean;
}

export interface UnionKnowledgeArticle {
  key: string;
  organisationId?: string;
  rubricKey: string;
  /** The place in its rubric. */
  position: number;
  audience: "MEMBERS" | "KEEPERS";
  explains?: "APPLICATIONS" | "REGISTER" | "MEMBER_FILES" | "CARD_ORDERS" | "PAPERS" | "ANNUAL_REPORT";
  topic: string | LocalText;
  title: LocalText;
  /** HTML of paragraphs and lists. */
  body: LocalText;
  charts?: UnionCharts;
  lawReference?: string;
  tags: string[];
  documents: { name: string; mediaType: string; base64: string }[];
}

export interface UnionNewspaper {
  key: string;
  organisationId: string;
  title: LocalText;
  subtitle: LocalText;
  about: LocalText;
  logo: { name: string; png: string; alternativeText: string };
  editors: { fullName: string; responsibility: string }[];
  email: string;
  phone: string;
  address: LocalText;
  socialLinks: { network: "VK" | "OK" | "TELEGRAM"; url: string }[];
  issues: {
    key: string;
    /** Of its year, and of all. */
    number: number;
    throughNumber: number;
    issuedOn: string;
    title: LocalText;
    editorsWord: LocalText;
    rubrics: { title: LocalText; articleKeys: string[] }[];
    surveyId?: string;
    pdf?: { name: string; mediaType: string; base64: string };
    publishedAt: string;
  }[];
}

export interface UnionEditor {
  accountId: string;
  email: string;
  firstName: string;
  lastName: string;
  memberId: string | null;
  organisationId: string;
  organisationPath: string;
}

export interface UnionBlogPost {
  id: string;
  organisationId: string;
  authorMemberId: string;
  title: string;
  /** Plain text; an empty line parts paragraphs. */
  body: string;
  publishedAt: string;
}

export interface UnionComment {
  id: string;
  /** The key of an article; null under a blog post. */
  subjectKey: string | null;
  blogPostId: string | null;
  authorMemberId: string;
  text: string;
  writtenAt: string;
  replyToId: string | null;
}

export interface UnionReaction {
  /** Exactly one of the three is set. */
  subjectKey: string | null;
  blogPostId: string | null;
  commentId: string | null;
  memberId: string;
  kind: "LIKE" | "THANKS" | "SUPPORT" | "SAD";
  reactedAt: string;
}
