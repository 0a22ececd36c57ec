import { randomUUID } from "node:crypto";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import type { StubPublications } from "./stub-publications.js";
import type { Person } from "./stub-union.js";

interface Draft {
  readonly id: string;
  readonly organisationId: string;
  readonly toOrganisationIds: readonly string[];
  readonly toLevels: readonly string[];
  readonly toTypeCodes: readonly string[];
  readonly subject: string | null;
  readonly body: string | null;
  readonly thanks: string | null;
  readonly fileIds: readonly string[];
  readonly revision: number;
}
interface Letter {
  readonly id: string;
  readonly number: number;
  readonly draft: Draft;
  readonly sentOn: string;
  readonly readBy: Map<string, { readonly readAt: string; readonly by: Person }>;
}

interface Signature {
  readonly text: string;
  readonly version: number;
  readonly mailbox?: string | null;
}

/** Letters between organisations: drafts, what was sent, and where it was read. */
export class StubLetters {
  readonly #drafts = new Map<string, Draft & { readonly savedAt: string }>();
  readonly #letters: Letter[] = [];
  #signature: Signature = { text: "С уважением,\nКарельская республиканская организация", version: 1 };

  constructor(private readonly publications: StubPublications) {}

  fields() {
    return {
      setLetterSignature: ({ input: { text, mailbox } }: Args<Signature>) => {
        if (mailbox && !/\.\w+$/.test(mailbox)) {
          const fields = [{ path: "mailbox", message: "Это не адрес." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        this.#signature = { text, mailbox, version: this.#signature.version + 1 };
        return { __typename: "SetLetterSignaturePayload" };
      },
      letter: ({ id }: { id: string }) => this.#shown(this.#letters.find((one) => one.id === id)),
      letterDraft: ({ id }: { id: string }) => this.#shownDraft(this.#drafts.get(id)),
      saveLetterDraft: ({ input }: Args<Draft>) => {
        const known = this.#drafts.get(input.id);
        if (known && known.revision !== input.revision) {
          const draft = this.#shownDraft(known);
          return { __typename: "LetterDraftChangedMeanwhile", message: "Сохранил кто-то другой.", draft };
        }
        const draft = { ...input, revision: input.revision + 1, savedAt: new Date().toISOString() };
        this.#drafts.set(input.id, draft);
        return { __typename: "SaveLetterDraftPayload", draft: this.#shownDraft(draft) };
      },
      sendLetter: ({ input }: Args<{ draftId: string }>) => {
        const draft = this.#drafts.get(input.draftId);
        if (!draft) return { __typename: "LetterDraftNotFound", message: "Нет такого черновика." };
        if (draft.subject === null) {
          const fields = [{ path: "subject", message: "Укажите тему." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        this.#drafts.delete(draft.id);
        const number = this.#letters.length + 1;
        const sentOn = new Date().toISOString().slice(0, 10);
        const letter = { id: randomUUID(), number, draft, sentOn, readBy: new Map() };
        this.#letters.push(letter);
        const letterEdge = { cursor: letter.id, node: this.#shown(letter) };
        return { __typename: "SendLetterPayload", letterEdge };
      },
      discardLetterDraft: ({ input }: Args<{ draftId: string }>) => {
        this.#drafts.delete(input.draftId);
        return { __typename: "DiscardLetterDraftPayload" };
      },
      markLetterRead: ({ input }: Args<{ letterId: string; organisationId: string }>, asked: Asked) => {
        const letter = this.#letters.find(({ id }) => id === input.letterId);
        letter?.readBy.set(input.organisationId, { readAt: new Date().toISOString(), by: signedIn(asked) });
        return { __typename: "MarkLetterReadPayload" };
      },
    };
  }

  ofOrganisation(id: string) {
    const newest = this.#letters.toReversed();
    return {
      letters: ({ box, onlyUnread, ...page }: PageArgs & { box: string; onlyUnread: boolean }) => {
        const came = newest.filter(
          ({ draft, readBy }) => draft.toOrganisationIds.includes(id) && !(onlyUnread && readBy.has(id)),
        );
        const sent = newest.filter(({ draft }) => draft.organisationId === id);
        return listPage(
          (box === "SENT" ? sent : came).map((one) => this.#shown(one)),
          page,
        );
      },
      letterDrafts: (page: PageArgs, { person }: Asked) => {
        if (!person?.isModerator) return null;
        const drafts = [...this.#drafts.values()].filter(({ organisationId }) => organisationId === id);
        return listPage(
          drafts.map((draft) => this.#shownDraft(draft)),
          page,
        );
      },
      letterSignature: () => this.#signature,
    };
  }

  #shown(letter: Letter | undefined) {
    if (!letter) return null;
    const { draft, readBy, ...rest } = letter;
    const deliveries = draft.toOrganisationIds.map((id) => {
      const read = readBy.get(id);
      const organisation = () => this.publications.organisation({ id });
      return { id, organisation, readAt: read?.readAt ?? null, readBy: read?.by ?? null };
    });
    return {
      ...rest,
      subject: draft.subject,
      body: draft.body ?? "",
      thanks: draft.thanks,
      addressedTo: "Председателю организации",
      signature: "С уважением,\nКарельская республиканская организация",
      signatoryName: "Орлова Юлия Ильинична",
      signatoryPosition: "Председатель",
      code: "LETTER-CODE",
      pdf: "/files/registry/letter.pdf",
      docx: "/files/registry/letter.docx",
      recipientCount: deliveries.length,
      readCount: readBy.size,
      organisation: () => this.publications.organisation({ id: draft.organisationId }),
      attachments: this.#files(draft),
      delivery: ({ organisationId }: { organisationId: string }) =>
        deliveries.find(({ id }) => id === organisationId) ?? null,
      deliveries: (page: PageArgs) => listPage(deliveries, page),
    };
  }

  #shownDraft(draft: (Draft & { readonly savedAt: string }) | undefined) {
    if (!draft) return null;
    const organisation = () => this.publications.organisation({ id: draft.organisationId });
    const toOrganisations = () => draft.toOrganisationIds.map((id) => this.publications.organisation({ id }));
    return { ...draft, organisation, toOrganisations, officer: null, attachments: this.#files(draft) };
  }

  #files({ fileIds }: Draft) {
    return fileIds.map((id) => ({ id, fileName: "письмо.png", url: `/files/registry/${id}` }));
  }
}
