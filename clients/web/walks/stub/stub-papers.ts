import type { Args, PageArgs } from "./asked.js";
import { listPage } from "./list-page.js";

interface Paper {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly title: string;
  readonly code: string;
  readonly writtenAt: string;
  readonly pdf: string;
  readonly docx: string;
  readonly member: { readonly id: string; readonly displayName: string } | null;
  readonly meetingId: string | null;
}
/** Whom or what a paper is about. */
interface About {
  readonly memberId?: string;
  readonly meetingId?: string;
}
type Of<T> = Args<T & About>;

/** The papers of one organisation, whichever asks. */
export class StubPapers {
  readonly #papers: Paper[] = [];

  ofOrganisation() {
    return {
      documents: (page: PageArgs) => listPage(this.#papers, page),
    };
  }

  /** One at a time, so that two papers are more than a page. */
  ofMember(memberId: string, page: PageArgs) {
    return listPage(
      this.#papers.filter(({ member }) => member?.id === memberId),
      { ...page, first: 1 },
    );
  }

  ofMeeting(meetingId: string, page: PageArgs) {
    return listPage(
      this.#papers.filter((one) => one.meetingId === meetingId),
      page,
    );
  }

  fields() {
    return {
      document: ({ id }: { id: string }) => this.#papers.find((one) => one.id === id) ?? null,
      documentCheck: ({ code }: { code: string }) => {
        const paper = this.#papers.find((one) => one.code === code);
        const facts = { writtenOn: "2026-11-22", initials: null, isLatest: true, isCardInForce: null };
        return paper ? { ...facts, kind: paper.kind, title: paper.title, organisation: null } : null;
      },
      prepareMemberDocuments: ({ input }: Of<{ kinds: string[] }>) => ({
        __typename: "PrepareMemberDocumentsPayload",
        documents: input.kinds.map((kind) => this.#write(kind, input)),
      }),
      preparePlasticCard: ({ input }: Of<object>) =>
        this.#prepare("PreparePlasticCard", "PLASTIC_CARD", input),
      prepareAwardSheet: ({ input }: Of<{ merits: string }>) => {
        if (input.merits) return this.#prepare("PrepareAwardSheet", "AWARD_SHEET", input);
        const fields = [{ path: "merits", message: "Напишите, за что." }];
        return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
      },
      prepareMemberList: () => this.#prepare("PrepareMemberList", "MEMBER_LIST"),
      prepareOrganisationCard: () => this.#prepare("PrepareOrganisationCard", "ORGANISATION_CARD"),
      prepareCardOrderDocument: () => this.#prepare("PrepareCardOrderDocument", "CARD_ORDER"),
      prepareMinutes: ({ input }: Of<object>) => this.#prepare("PrepareMinutes", "MINUTES", input),
      prepareMinutesExtract: ({ input }: Of<object>) =>
        this.#prepare("PrepareMinutesExtract", "MINUTES_EXTRACT", input),
      prepareChairElectionExtract: ({ input }: Of<object>) =>
        this.#prepare("PrepareChairElectionExtract", "CHAIR_ELECTION_EXTRACT", input),
    };
  }

  #prepare(deed: string, kind: string, about: About = {}) {
    return { __typename: `${deed}Payload`, document: this.#write(kind, about) };
  }

  #write(kind: string, { memberId, meetingId }: About): Paper {
    const number = this.#papers.length + 1;
    const paper = {
      id: `paper-${number}`,
      number,
      kind,
      title: `Документ ${kind}`,
      code: `ABCD-EF0${number}`,
      writtenAt: new Date().toISOString(),
      pdf: "/files/registry/paper.pdf",
      docx: "/files/registry/paper.docx",
      member: memberId ? { id: memberId, displayName: "Анна С." } : null,
      meetingId: meetingId ?? null,
    };
    this.#papers.unshift(paper);
    return paper;
  }
}
