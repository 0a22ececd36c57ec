import { NoticeChannel } from "../notice/notice-words.js";

/** Enough of an address for its holder to know it again, and for nobody else: `a•••@mail.example`, `+7•••4567`. */
export function masked(channel: NoticeChannel, address: string): string {
  if (channel === NoticeChannel.SMS) return `${address.slice(0, 2)}•••${address.slice(-4)}`;
  return `${address.slice(0, 1)}•••${address.slice(address.lastIndexOf("@"))}`;
}
