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
}
type Of<T> = Args<T & { readonly memberId?: string }>;

const AGENDA = ["О плане работы", "О выборах председателя"].map((question, at) => ({
  id: `question-${at}`,
  place: at + 1,
  question,
}));

/** The papers of one organisation, whichever asks. */
export class StubPapers {
  readonly #papers: Paper[] = [];

  ofOrganisation() {
    return {
      documents: (page: PageArgs) => listPage(this.#papers, page),
      cardOrders: (page: PageArgs) =>
        listPage([{ id: "order-1", number: 1, size: 12, status: "CREATED" }], page),
      meetings: (page: PageArgs) =>
        listPage(
          [{ id: "meeting-1", kind: "GENERAL_MEETING", number: "3", heldOn: "2026-09-15", agenda: AGENDA }],
          page,
        ),
    };
  }

  ofMember(memberId: string, page: PageArgs) {
    return listPage(
      this.#papers.filter(({ member }) => member?.id === memberId),
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
        documents: input.kinds.map((kind) => this.#write(kind, input.memberId)),
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
      prepareMinutes: () => this.#prepare("PrepareMinutes", "MINUTES"),
      prepareMinutesExtract: () => this.#prepare("PrepareMinutesExtract", "MINUTES_EXTRACT"),
      prepareChairElectionExtract: () =>
        this.#prepare("PrepareChairElectionExtract", "CHAIR_ELECTION_EXTRACT"),
    };
  }

  #prepare(deed: string, kind: string, { memberId }: { readonly memberId?: string } = {}) {
    return { __typename: `${deed}Payload`, document: this.#write(kind, memberId) };
  }

  #write(kind: string, memberId?: string): Paper {
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
    };
    this.#papers.unshift(paper);
    return paper;
  }
}
