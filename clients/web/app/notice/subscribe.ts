/** What a browser names where it takes notices, as a form sends it. */
export interface Subscribed {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** Whether this browser shows notices of sites at all. */
export function canSubscribe(): boolean {
  return "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;
}

/** Asks the person, and then the browser's push service; null where the person does not want it. */
export async function subscribe(key: string): Promise<Subscribed | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  await navigator.serviceWorker.register("/sw.js");
  const { pushManager } = await navigator.serviceWorker.ready;
  const { endpoint, keys = {} } = (await subscribeUnder(pushManager, key)).toJSON();
  return { endpoint: endpoint ?? "", p256dh: keys["p256dh"] ?? "", auth: keys["auth"] ?? "" };
}

async function subscribeUnder(manager: PushManager, key: string): Promise<PushSubscription> {
  const wish = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await manager.subscribe(wish);
  } catch (error) {
    const known = await manager.getSubscription();
    if (!known) throw error;
    // It was made under another key of ours.
    await known.unsubscribe();
    return manager.subscribe(wish);
  }
}
