import { openNotice, type Pushed, showNotice, type Shown } from "./pushed.js";
import { TO_KEEP } from "./to-keep.js";

/**
 * Opens the card and the counter where there is no network. It keeps the pages that stand in for them, as a stranger gets
 * them, and their files; nothing that a signed-in reader was answered. And it shows the notices that are sent to this device.
 */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "fetch", listener: (event: Asked) => void): void;
  addEventListener(type: "push", listener: (event: Lasting & Pushed) => void): void;
  addEventListener(type: "notificationclick", listener: (event: Lasting & Shown) => void): void;
}

const worker = self as unknown as Worker;
/** What is kept belongs to one build: the next one has a worker of its own. */
const CACHE = "angel-BUILD";
const PAGES = ["/card/offline", "/counter/offline", "/en/card/offline", "/en/counter/offline"];
const PATIENCE_MS = 5_000;

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("push", (event) => event.waitUntil(showNotice(event)));
worker.addEventListener("notificationclick", (event) => event.waitUntil(openNotice(event)));
worker.addEventListener("fetch", (event) => {
  const { pathname, search, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== worker.location.origin) return;
  if (event.request.mode === "navigate") {
    const page = PAGES.find((one) => pathname === one || pathname === one.replace("/offline", ""));
    if (page) event.respondWith(open(event.request, page, page === pathname ? null : `${page}${search}`));
    return;
  }
  // A file's name changes with what is in it: the kept one is the same.
  if (pathname.startsWith("/assets/")) event.respondWith(keptOr(event.request));
});

async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  const files = new Set<string>();
  for (const page of PAGES) {
    const response = await fetch(page, {
      credentials: "omit",
      cache: "no-store",
      headers: { [TO_KEEP]: "yes" },
    });
    if (!response.ok) throw new Error(`${page}: ${response.status}`);
    const html = await response.clone().text();
    for (const [file] of html.matchAll(/\/assets\/[\w.-]+/g)) files.add(file);
    await cache.put(page, response);
  }
  await cache.addAll([...files]);
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The page of the network; without one, the page that stands in for it, at its own address. */
async function open(request: Request, page: string, elsewhere: string | null): Promise<Response> {
  try {
    return await inTime(fetch(request));
  } catch {
    if (elsewhere) return Response.redirect(elsewhere);
    return (await caches.match(page)) ?? Response.error();
  }
}

function inTime(answer: Promise<Response>): Promise<Response> {
  return Promise.race([
    answer,
    new Promise<Response>((_, reject) => {
      setTimeout(() => reject(new Error("The network is too slow.")), PATIENCE_MS);
    }),
  ]);
}

async function keptOr(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
