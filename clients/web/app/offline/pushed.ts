/** What a push service brought; nothing where it was cut. */
export interface Pushed {
  readonly data: { json(): unknown } | null;
}
export interface Shown {
  readonly notification: Notification & { readonly data: unknown };
}

/** What the platform says to a device. */
interface Notice {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly link: string | null;
}
interface Window {
  readonly url: string;
  focus(): Promise<unknown>;
}
interface Worker {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(wish: { type: "window" }): Promise<readonly Window[]>;
    openWindow(url: string): Promise<unknown>;
  };
}

const worker = self as unknown as Worker;

/** Browsers take the right to show notices from who gets one and shows none: what cannot be read is shown as well. */
export function showNotice({ data }: Pushed): Promise<void> {
  const { id, title, text, link } = noticeIn(data);
  return worker.registration.showNotification(title, {
    body: text,
    // The same again takes the place of the first.
    tag: id,
    icon: "/icon-192.png",
    data: pathOf(link),
  });
}

/** The page that it is about, on this site and no other; where it is open already it is shown. */
export async function openNotice({ notification }: Shown): Promise<void> {
  notification.close();
  const url = `${worker.location.origin}${String(notification.data)}`;
  const windows = await worker.clients.matchAll({ type: "window" });
  const open = windows.find((window) => window.url === url);
  await (open ? open.focus() : worker.clients.openWindow(url));
}

function noticeIn(data: Pushed["data"]): Notice {
  const unread = { id: "notice", title: "Новое уведомление", text: "", link: null };
  try {
    return { ...unread, ...(data?.json() as Partial<Notice> | undefined) };
  } catch {
    return unread;
  }
}

function pathOf(link: string | null): string {
  if (link === null || !URL.canParse(link)) return "/cabinet/notices";
  const { pathname, search } = new URL(link);
  return `${pathname}${search}`;
}
