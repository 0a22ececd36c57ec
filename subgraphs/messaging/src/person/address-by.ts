import { NoticeChannel } from "../notice/notice-words.js";
import type { Person } from "./person.type.js";

/** Where a person is reached by a channel; null where they are not. */
export function addressBy(channel: NoticeChannel, person: Person): string | null {
  return person[FIELD[channel]];
}

const FIELD = {
  [NoticeChannel.EMAIL]: "email",
  [NoticeChannel.SMS]: "phone",
  [NoticeChannel.JABBER]: "jabber",
  [NoticeChannel.PUSH]: "devicesOf",
  [NoticeChannel.VK]: "vk",
  [NoticeChannel.TELEGRAM]: "telegram",
} as const;
