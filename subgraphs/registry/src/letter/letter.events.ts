import { event } from "@angel/kit/events";

/** A letter lies in the recipients' «Входящие»; whoever sends mail carries it on from the mailbox. */
export const letterSent = event<{
  letterId: string;
  organisationId: string;
  mailbox: string | null;
  recipients: number;
}>("letterSent");
