import { GraphQLError } from "graphql";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { Stream } from "./stream.js";
import type { StubPublications } from "./stub-publications.js";
import type { Application } from "./stub-union.js";

interface PersonName {
  readonly last: string;
  readonly first: string;
  readonly patronymic: string | null;
}

/** Applications to join, and those who decide on them. */
export class StubJoining {
  readonly #applications: Application[] = [];
  readonly #submitted = new Stream<{ id: string; place: string; application: Application }>();

  constructor(private readonly publications: StubPublications) {}

  consentTexts = () =>
    ["MEMBERSHIP", "WITHHOLDING"].map((purpose) => ({
      purpose,
      version: 1,
      isRequired: purpose === "MEMBERSHIP",
      title: purpose === "MEMBERSHIP" ? "Согласие на учёт членства" : "Согласие на удержание взносов",
      text: "Даю согласие на обработку персональных данных.\n\nОтозвать его можно в любое время.",
    }));
  applyForMembership = ({
    input,
  }: Args<{ organisationId: string | null; name: PersonName; bornOn: string }>) => {
    const { name, bornOn } = input;
    if (/[A-Za-z]/.test(name.last)) {
      const fields = [{ path: "name.last", message: "Только буквы одного алфавита." }];
      return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
    }
    const number = this.#applications.length + 1;
    const application: Application = {
      ...input,
      id: `application-${number}`,
      number,
      code: `CODE-${String(number).padStart(4, "2")}-CODE-CODE`,
      organisationId: input.organisationId ?? "org-top",
      submittedAt: new Date().toISOString(),
      status: "SUBMITTED",
      decidedAt: null,
      reason: null,
      bornOn,
      name: { ...name, full: [name.last, name.first, name.patronymic].filter(Boolean).join(" ") },
      forwardings: [],
    };
    this.#applications.push(application);
    this.#submitted.tell({ id: application.id, place: application.id, application });
    return {
      __typename: "ApplyForMembershipPayload",
      followUpCode: application.code,
      progress: this.#application(application),
    };
  };
  applicationProgress = ({ code }: { code: string }) =>
    this.#application(this.#applications.find((one) => one.code === code));
  withdrawApplication = ({ input }: Args<{ followUpCode: string }>) => {
    const application = this.#applications.find(({ code }) => code === input.followUpCode);
    if (!application) return { __typename: "ApplicationNotFound", message: "Нет такого заявления." };
    Object.assign(application, { status: "WITHDRAWN", decidedAt: new Date().toISOString() });
    return { __typename: "WithdrawApplicationPayload", progress: this.#application(application) };
  };
  joinApplications = ({ organisationId, ...page }: PageArgs & { organisationId: string }, asked: Asked) => {
    if (!signedIn(asked).isModerator) {
      throw new GraphQLError("Not yours.", { extensions: { code: "FORBIDDEN" } });
    }
    const waiting = this.#applications.filter(
      ({ status }) => status === "SUBMITTED" && organisationId !== "",
    );
    return listPage(
      waiting.map((one) => this.#application(one)),
      page,
    );
  };
  acceptApplication = (
    { input }: Args<{ applicationId: string; decision: { on: string } | null }>,
    asked: Asked,
  ) => {
    if (input.decision && input.decision.on > new Date().toISOString()) {
      const fields = [{ path: "decision.on", message: "Этот день ещё не наступил." }];
      return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
    }
    return this.#decide("AcceptApplicationPayload", input.applicationId, asked, { status: "ACCEPTED" });
  };
  rejectApplication = ({ input }: Args<{ applicationId: string; reason: string }>, asked: Asked) => {
    if (input.reason.length < 5) {
      const fields = [{ path: "reason", message: "Напишите причину подробнее." }];
      return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
    }
    return this.#decide("RejectApplicationPayload", input.applicationId, asked, {
      status: "REJECTED",
      reason: input.reason,
    });
  };

  forwardApplication = (
    { input }: Args<{ applicationId: string; toOrganisationId: string; note: string | null }>,
    asked: Asked,
  ) => {
    const application = this.#waiting(input.applicationId, asked);
    if (!application) return { __typename: "ApplicationNotFound", message: "Нет такого заявления." };
    const { organisationId } = application;
    if (input.toOrganisationId === organisationId) {
      const fields = [{ path: "toOrganisationId", message: "Заявление уже в этой организации." }];
      return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
    }
    const from = () => this.publications.organisation({ id: organisationId });
    const forwarding = { from, note: input.note, forwardedAt: new Date().toISOString() };
    application.organisationId = input.toOrganisationId;
    application.forwardings = [...application.forwardings, forwarding];
    return { __typename: "ForwardApplicationPayload" };
  };

  lines = {
    applicationSubmitted: ({ after }: { after?: string | null }) =>
      this.#submitted.follow(
        after ?? null,
        () => true,
        ({ application }) => ({ applicationSubmitted: this.#application(application) }),
      ),
  };

  #application(application: Application | undefined) {
    if (!application) return null;
    return {
      occupation: "EMPLOYED",
      ...application,
      organisation: () => this.publications.organisation({ id: application.organisationId }),
      matches: [{ reason: "PHONE", isOnRegister: true, member: null }],
    };
  }

  #waiting(id: string, asked: Asked) {
    signedIn(asked);
    return this.#applications.find((one) => one.id === id && one.status === "SUBMITTED");
  }

  #decide(payload: string, id: string, asked: Asked, decision: Partial<Application>) {
    const application = this.#waiting(id, asked);
    if (!application) return { __typename: "ApplicationNotFound", message: "Нет такого заявления." };
    Object.assign(application, decision, { decidedAt: new Date().toISOString() });
    return { __typename: payload, application: this.#application(application) };
  }
}
