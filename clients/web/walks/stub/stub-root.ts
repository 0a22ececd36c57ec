import { StubAccounts } from "./stub-accounts.js";
import { StubAnnualReport } from "./stub-annual-report.js";
import { StubAppeals } from "./stub-appeals.js";
import { StubBodies } from "./stub-bodies.js";
import { StubCardOrders } from "./stub-card-orders.js";
import { StubCardSystem } from "./stub-card-system.js";
import { StubClaims } from "./stub-claims.js";
import { StubConversation } from "./stub-conversation.js";
import { StubDues } from "./stub-dues.js";
import { StubDuplicates } from "./stub-duplicates.js";
import { StubElections } from "./stub-elections.js";
import { StubEvents } from "./stub-events.js";
import { StubFigures } from "./stub-figures.js";
import { StubGroups } from "./stub-groups.js";
import { StubJoining } from "./stub-joining.js";
import { StubKnowledge } from "./stub-knowledge.js";
import { StubLetters } from "./stub-letters.js";
import { StubMemberCards } from "./stub-member-card.js";
import { type SentFiles, StubMemberFiles } from "./stub-member-files.js";
import { StubMailings } from "./stub-mailings.js";
import { StubMeetings } from "./stub-meetings.js";
import { StubMonitorings } from "./stub-monitorings.js";
import { StubNewspaper } from "./stub-newspaper.js";
import { StubNotices } from "./stub-notices.js";
import { StubOwnData } from "./stub-own-data.js";
import { StubPapers } from "./stub-papers.js";
import { StubPublications } from "./stub-publications.js";
import { StubRegister } from "./stub-register.js";
import { StubRights } from "./stub-rights.js";
import { StubSecondFactor } from "./stub-second-factor.js";
import { StubSearch } from "./stub-search.js";
import { StubSession } from "./stub-session.js";
import { StubShop } from "./stub-shop.js";
import { StubStructure } from "./stub-structure.js";
import { StubSurveys } from "./stub-surveys.js";
import { StubTasks } from "./stub-tasks.js";
import { StubUnits } from "./stub-units.js";
import type { Asked } from "./asked.js";
import { makeSubjects } from "./stub-union.js";

/** The fields of Query, Mutation and Subscription over the small union, subject by subject. */
export class StubRoot {
  readonly #subjects = makeSubjects();
  readonly conversation = new StubConversation(this.#subjects);
  readonly publications = new StubPublications(this.#subjects, this.conversation);
  readonly #knowledge = new StubKnowledge(this.publications);
  readonly #newspaper = new StubNewspaper(this.publications);
  readonly #search = new StubSearch(this.#subjects, this.publications, this.#knowledge, this.#newspaper);
  readonly joining = new StubJoining(this.publications);
  readonly claims = new StubClaims();
  readonly #shop = new StubShop();
  /** What was sent to the door of files, by the ids it answered with. */
  readonly files: SentFiles = new Map();
  readonly #dues = new StubDues(this.files);
  readonly #papers = new StubPapers();
  readonly #register = new StubRegister(this.#papers, this.#dues);
  readonly #memberCards = new StubMemberCards(this.#register, this.files);
  readonly #duplicates = new StubDuplicates(this.#register, this.#memberCards);
  readonly #rights = new StubRights(this.#register);
  readonly #units = new StubUnits(this.#register);
  readonly #cardOrders = new StubCardOrders(this.#register);
  readonly #meetings = new StubMeetings(this.#register, this.#papers);
  readonly #elections = new StubElections(this.#register);
  readonly #bodies = new StubBodies(this.#register);
  readonly accounts = new StubAccounts(this.publications, this.#register);
  readonly #ownData = new StubOwnData();
  readonly #letters = new StubLetters(this.publications);
  readonly cardSystem = new StubCardSystem();
  readonly #secondFactor = new StubSecondFactor();
  readonly #events = new StubEvents();
  readonly #groups = new StubGroups(this.conversation, this.files);
  readonly #structure = new StubStructure(this.publications);
  readonly surveys = new StubSurveys();
  readonly appeals = new StubAppeals();
  readonly tasks = new StubTasks(this.appeals);
  readonly notices = new StubNotices();
  readonly #mailings = new StubMailings(this.notices);
  readonly #memberFiles = new StubMemberFiles(this.files);
  readonly #annualReport = new StubAnnualReport();
  readonly #figures = new StubFigures();
  readonly #monitorings = new StubMonitorings();
  readonly #session = new StubSession(
    this.publications,
    this.#monitorings,
    this.#shop,
    this.accounts,
    this.#ownData,
    this.#secondFactor,
    this.cardSystem,
    this.#events,
    this.#groups,
    this.appeals,
    this.notices,
    this.#dues,
    this.#memberCards,
    this.#rights,
  );

  fields() {
    const { publications, conversation, joining, accounts } = this;
    return Object.assign(
      {},
      publications,
      conversation,
      this.#knowledge,
      this.#search,
      {
        newspaperIssue: this.#newspaper.newspaperIssue,
        article: (wish: { id: string }) => {
          const article = publications.article(wish);
          return article && { ...article, ...this.#newspaper.ofArticle(wish.id) };
        },
      },
      joining,
      this.claims,
      this.#shop,
      this.#session,
      this.#register.fields(),
      accounts.fields(),
      this.#secondFactor.fields(),
      this.cardSystem.fields(),
      this.#events.fields(),
      this.#groups.fields(),
      this.#structure.fields(),
      this.surveys.fields(),
      this.appeals.fields(),
      this.tasks.fields(),
      { appeal: this.#appeal },
      this.#memberCards.fields(),
      this.#letters.fields(),
      this.notices.fields(),
      this.#mailings.fields(),
      this.#memberFiles.fields(),
      this.#figures.fields(),
      this.#annualReport.fields(),
      this.#monitorings.fields(),
      this.#papers.fields(),
      this.#cardOrders.fields(),
      this.#meetings.fields(),
      this.#elections.fields(),
      this.#bodies.fields(),
      this.#duplicates.fields(),
      this.#rights.fields(),
      this.#units.fields(),
      this.#dues.fields(),
      this.#ownData,
      this.#memberDeeds(),
      {
        changeOrganisation: (...asked: Parameters<StubStructure["keepData"]>) =>
          this.#structure.keepData(...asked) ?? this.#dues.fields().changeOrganisation(asked[0]),
      },
      {
        consentTexts: ({ onJoining }: { onJoining: boolean }) =>
          onJoining ? joining.consentTexts() : this.#ownData.consentTexts(),
      },
      {
        organisation: (wish: { id: string }) => {
          const organisation = publications.organisation(wish);
          if (!organisation) return null;
          const { membershipRequests } = accounts;
          return {
            ...organisation,
            membershipRequests,
            ...this.#figures.ofOrganisation(organisation as { id: string }),
            ...this.#annualReport.ofOrganisation(wish.id),
            ...this.#monitorings.ofOrganisation(wish.id),
            ...this.#letters.ofOrganisation(wish.id),
            ...this.#events.ofOrganisation(wish.id),
            ...this.#newspaper.ofOrganisation(wish.id),
            ...this.#structure.ofOrganisation(wish.id),
            ...this.surveys.ofOrganisation(),
            ...this.#groups.ofOrganisation(),
            ...this.#register.ofOrganisation(),
            ...this.appeals.ofOrganisation(),
            ...this.tasks.ofOrganisation(wish.id),
            ...this.#mailings.ofOrganisation(wish.id),
            ...this.#memberFiles.ofOrganisation(wish.id),
            ...this.#papers.ofOrganisation(),
            ...this.#cardOrders.ofOrganisation(),
            ...this.#meetings.ofOrganisation(wish.id),
            ...this.#elections.ofOrganisation(wish.id),
            ...this.#bodies.ofOrganisation(wish.id),
            ...this.#dues.ofOrganisation(),
            ...this.#duplicates.ofOrganisation(),
            ...this.#units.ofOrganisation(wish.id),
            ...this.#rights.ofOrganisation(wish.id),
          };
        },
      },
    );
  }

  /** What the register knows of members, with their cards. */
  #memberDeeds() {
    const register = this.#register.fields();
    const cards = this.#memberCards;
    return {
      member: (wish: { id: string }) => {
        const card = cards.shown(wish.id);
        return card && { ...register.member(wish), ...card, ...this.#duplicates.ofMember(wish.id) };
      },
      members: (wish: Parameters<typeof register.members>[0] & { status?: string }) =>
        wish.status === "REMOVED" ? cards.removed(wish) : register.members(wish),
      changeMember: (wish: Parameters<typeof cards.change>[0], asked: Asked) =>
        cards.change(wish, asked) ?? this.#figures.fields().changeMember(wish),
      removeMember: (wish: Parameters<typeof cards.remove>[0]) => {
        cards.remove(wish);
        return register.removeMember(wish);
      },
    };
  }

  /** An appeal with what is done about it. */
  readonly #appeal = (wish: { id: string }, asked: Asked) => {
    const appeal = this.appeals.fields().appeal(wish, asked);
    if (!appeal) return null;
    const { handlingOrganisation: home } = appeal;
    return {
      ...appeal,
      ...this.tasks.ofAppeal(wish.id),
      handlingOrganisation: home && { ...home, ...this.tasks.ofOrganisation(home.id) },
    };
  };

  lines() {
    return {
      ...this.publications.lines,
      ...this.conversation.lines,
      ...this.joining.lines,
      ...this.claims.lines,
      ...this.#events.lines,
      ...this.#groups.lines,
      ...this.appeals.lines,
      ...this.tasks.lines,
      ...this.notices.lines,
      ...this.#mailings.lines,
      ...this.#figures.lines,
      ...this.#memberFiles.lines,
    };
  }
}
