import { StubAccounts } from "./stub-accounts.js";
import { StubAnnualReport } from "./stub-annual-report.js";
import { StubAppeals } from "./stub-appeals.js";
import { StubCardSystem } from "./stub-card-system.js";
import { StubClaims } from "./stub-claims.js";
import { StubConversation } from "./stub-conversation.js";
import { StubDues } from "./stub-dues.js";
import { StubEvents } from "./stub-events.js";
import { StubFigures } from "./stub-figures.js";
import { StubJoining } from "./stub-joining.js";
import { StubLetters } from "./stub-letters.js";
import { type SentFiles, StubMemberFiles } from "./stub-member-files.js";
import { StubMailings } from "./stub-mailings.js";
import { StubNotices } from "./stub-notices.js";
import { StubOwnData } from "./stub-own-data.js";
import { StubPapers } from "./stub-papers.js";
import { StubPublications } from "./stub-publications.js";
import { StubRegister } from "./stub-register.js";
import { StubSecondFactor } from "./stub-second-factor.js";
import { StubSearch } from "./stub-search.js";
import { StubSession } from "./stub-session.js";
import { StubShop } from "./stub-shop.js";
import { StubSurveys } from "./stub-surveys.js";
import { StubTasks } from "./stub-tasks.js";
import type { Asked } from "./asked.js";
import { makeSubjects } from "./stub-union.js";

/** The fields of Query, Mutation and Subscription over the small union, subject by subject. */
export class StubRoot {
  readonly #subjects = makeSubjects();
  readonly conversation = new StubConversation(this.#subjects);
  readonly publications = new StubPublications(this.#subjects, this.conversation);
  readonly #search = new StubSearch(this.#subjects, this.publications);
  readonly joining = new StubJoining(this.publications);
  readonly claims = new StubClaims();
  readonly #shop = new StubShop();
  /** What was sent to the door of files, by the ids it answered with. */
  readonly files: SentFiles = new Map();
  readonly #dues = new StubDues(this.files);
  readonly #papers = new StubPapers();
  readonly #register = new StubRegister(this.#papers, this.#dues);
  readonly accounts = new StubAccounts(this.publications, this.#register);
  readonly #ownData = new StubOwnData();
  readonly #letters = new StubLetters(this.publications);
  readonly #cardSystem = new StubCardSystem();
  readonly #secondFactor = new StubSecondFactor();
  readonly #events = new StubEvents();
  readonly #surveys = new StubSurveys();
  readonly #appeals = new StubAppeals();
  readonly #tasks = new StubTasks(this.#appeals);
  readonly notices = new StubNotices();
  readonly #mailings = new StubMailings(this.notices);
  readonly #memberFiles = new StubMemberFiles(this.files);
  readonly #annualReport = new StubAnnualReport();
  readonly #figures = new StubFigures();
  readonly #session = new StubSession(
    this.publications,
    this.#shop,
    this.accounts,
    this.#ownData,
    this.#secondFactor,
    this.#cardSystem,
    this.#events,
    this.#appeals,
    this.notices,
    this.#dues,
  );

  fields() {
    const { publications, conversation, joining, accounts } = this;
    return Object.assign(
      {},
      publications,
      conversation,
      this.#search,
      joining,
      this.claims,
      this.#shop,
      this.#session,
      this.#register.fields(),
      accounts.fields(),
      this.#secondFactor.fields(),
      this.#cardSystem.fields(),
      this.#events.fields(),
      this.#surveys.fields(),
      this.#appeals.fields(),
      this.#tasks.fields(),
      { appeal: this.#appeal },
      this.#letters.fields(),
      this.notices.fields(),
      this.#mailings.fields(),
      this.#memberFiles.fields(),
      this.#figures.fields(),
      this.#annualReport.fields(),
      this.#papers.fields(),
      this.#dues.fields(),
      this.#ownData,
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
            ...this.#letters.ofOrganisation(wish.id),
            ...this.#events.ofOrganisation(wish.id),
            ...this.#surveys.ofOrganisation(),
            ...this.#register.ofOrganisation(),
            ...this.#appeals.ofOrganisation(),
            ...this.#tasks.ofOrganisation(wish.id),
            ...this.#mailings.ofOrganisation(wish.id),
            ...this.#memberFiles.ofOrganisation(wish.id),
            ...this.#papers.ofOrganisation(),
            ...this.#dues.ofOrganisation(),
          };
        },
      },
    );
  }

  /** An appeal with what is done about it. */
  readonly #appeal = (wish: { id: string }, asked: Asked) => {
    const appeal = this.#appeals.fields().appeal(wish, asked);
    if (!appeal) return null;
    const { handlingOrganisation: home } = appeal;
    return {
      ...appeal,
      ...this.#tasks.ofAppeal(wish.id),
      handlingOrganisation: home && { ...home, ...this.#tasks.ofOrganisation(home.id) },
    };
  };

  lines() {
    return {
      ...this.publications.lines,
      ...this.conversation.lines,
      ...this.joining.lines,
      ...this.claims.lines,
      ...this.#events.lines,
      ...this.#appeals.lines,
      ...this.#tasks.lines,
      ...this.notices.lines,
      ...this.#mailings.lines,
      ...this.#figures.lines,
      ...this.#memberFiles.lines,
    };
  }
}
