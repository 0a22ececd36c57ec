import { event } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import { hearNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import type { Said } from "../notice/notify.js";
import { letterWords } from "./letter-words.js";

const letterSent = event<{ letterId: string; organisationId: string; mailbox: string | null }>("letterSent");

interface Letter {
  organisationId: string;
  sender: string;
  number: number;
  subject: string;
}

/** To so few each is told where it lies with them; to more it is told once, and leads to the letter beside its sender. */
const FEW = 100;

export const letterHearers = [
  hearNews(letterSent, async ({ letterId, organisationId }, _told, em) => {
    const letters = await readPublished<Letter>(
      em,
      ["letter_recipient", "organisation"],
      `select letter.organisation_id as "organisationId", sender.name as sender, letter.number, subject
       from published.letter_recipient letter join published.organisation sender on sender.id = sender_id
       where letter_id = ? order by 1`,
      [letterId],
    );
    const [first] = letters;
    if (!first) return null;
    const said = (at: string, keepersOf: string[]): Said => ({
      key: `letter:${letterId}`,
      subject: NoticeSubject.LETTER,
      to: { keepersOf },
      ...letterWords(first),
      path: `/organisations/${at}/letters/${letterId}`,
      organisationId,
    });
    const recipients = letters.map((letter) => letter.organisationId);
    return recipients.length > FEW
      ? said(organisationId, recipients)
      : recipients.map((recipient) => said(recipient, [recipient]));
  }),
];
