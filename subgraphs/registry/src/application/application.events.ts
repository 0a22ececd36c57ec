import { event } from "@angel/kit/events";

/** An application came before an organisation: from its author, or forwarded by another organisation. */
export const applicationSubmitted = event<{
  applicationId: string;
  organisationId: string;
  /** The organisation's path. */
  path: string;
  /** The place in the order of arrival. */
  arrival: number;
  /** How many wait for the organisation now, this one included: «поступило 1 электронных заявлений». */
  waiting: number;
}>("applicationSubmitted");

/** An application was accepted, rejected or withdrawn. */
export const applicationDecided = event<{
  applicationId: string;
  organisationId: string;
  status: "ACCEPTED" | "REJECTED" | "WITHDRAWN";
  /** Of one that a keeper decided: the account that sent it, none where nobody was signed in. */
  accountId?: string | null;
  /** Of one that was accepted. */
  memberId?: string;
}>("applicationDecided");
