import { Role } from "@angel/kit/access";
import { idOf, type Place, type TestUnion } from "./union.js";

const Announce = `mutation A($input: AnnounceMonitoringInput!) { announceMonitoring(input: $input) {
  ... on AnnounceMonitoringPayload { monitoring { id number title explanation level periodFrom periodUntil dueOn closedAt
    organisation { id } announcedBy { id } questions { number text kind choices isOfPeople isRequired row } } }
  ... on InvalidInput { fields { path } } } }`;
const Submit = `mutation S($input: SubmitMonitoringSheetInput!) { submitMonitoringSheet(input: $input) {
  __typename
  ... on SubmitMonitoringSheetPayload { monitoringSheet { submission { version isLate } answers { number text } } }
  ... on InvalidInput { fields { path } } } }`;
const Close = `mutation C($input: CloseMonitoringInput!) { closeMonitoring(input: $input) {
  __typename ... on CloseMonitoringPayload { monitoring { closedAt } } } }`;

export const HEATING = {
  level: "PRIMARY",
  title: "Подготовка к зиме",
  periodFrom: "2026-09-01",
  periodUntil: "2026-12-31",
  dueOn: "2190-01-01",
};

/** Monitorings announced, answered and closed by their chairs. */
export class TestMonitorings {
  constructor(private readonly union: TestUnion) {}

  // oxlint-disable-next-line typescript/no-explicit-any -- tests compare whole answers
  async announce(place: Place, input: object, by = this.union.person(Role.CHAIR, place)): Promise<any> {
    const { announceMonitoring } = await by.run(Announce, {
      input: { organisationId: idOf(place), ...HEATING, ...input },
    });
    return announceMonitoring;
  }

  async idOf(place: Place, questions: readonly object[], more: object = {}): Promise<string> {
    const { monitoring } = await this.announce(place, { questions, ...more });
    return monitoring.id;
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- tests compare whole answers
  async submit(monitoringId: string, place: Place, answers: readonly object[] = []): Promise<any> {
    const { submitMonitoringSheet } = await this.union
      .person(Role.CHAIR, place)
      .run(Submit, { input: { monitoringId, organisationId: idOf(place), answers } });
    return submitMonitoringSheet;
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- tests compare whole answers
  async close(monitoringId: string, place: Place): Promise<any> {
    const { closeMonitoring } = await this.union
      .person(Role.CHAIR, place)
      .run(Close, { input: { monitoringId } });
    return closeMonitoring;
  }

  refusal(place: Place, deed: "announce" | "submit" | "close", input: object): Promise<string | null> {
    const text = { announce: Announce, submit: Submit, close: Close }[deed];
    return this.union.person(Role.CHAIR, place).refusal(text, { input }) as Promise<string | null>;
  }
}
