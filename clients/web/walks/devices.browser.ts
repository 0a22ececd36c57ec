import { describe, expect, it } from "@jest/globals";
import type { BrowserContext, Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, withReader } from "./browser.js";
import { people } from "./stub/stub-union.js";
import { walkStubSite } from "./stub/stub-walk.js";
import { until } from "./until.js";

const site = walkStubSite();
const PHONE = { viewport: { width: 390, height: 844 } };
const TURN_ON = "Включить уведомления на этом устройстве";

describe("ways to hear of things elsewhere", () => {
  it.each([true, false])(
    "are an address in Jabber, proven by a code (with scripts: %p)",
    async (javaScriptEnabled) => {
      await withReader(
        site.walk,
        async (page) => {
          await signIn(page, people.anna, "/cabinet/notices/preferences");
          const address = page.getByLabel("Адрес Jabber");
          const send = page.getByRole("button", { name: "Прислать код" });
          await address.fill("anna");
          await send.click();
          await page.getByText("Укажите адрес Jabber").first().waitFor();
          expect(await audit(page)).toEqual([]);
          await address.fill("anna@jabber.example");
          await send.click();
          await page.getByLabel("Код").fill("000000");
          await page.getByRole("button", { name: "Подтвердить адрес" }).click();
          await page.getByText("Код неверный.").waitFor();
          expect(await audit(page)).toEqual([]);
          await shoot(page, "jabber-code-phone");
          await page.getByLabel("Код").fill("123456");
          await page.getByRole("button", { name: "Подтвердить адрес" }).click();
          await page.getByText("Адрес Jabber подтверждён.").waitFor();
          await page.getByLabel("Обращения").selectOption({ label: "Jabber, затем почта" });
          await page.getByRole("button", { name: "Сохранить" }).click();
          await page.getByText("Сохранено: 1 изменение.").waitFor();
          expect(await audit(page)).toEqual([]);
          await shoot(page, "jabber-phone");
          await page.getByRole("button", { name: "Удалить адрес Jabber" }).click();
          await page.getByText("Адрес Jabber удалён.").waitFor();
          // What was chosen still stands there, to be chosen otherwise.
          expect(await page.getByLabel("Обращения").inputValue()).toBe("JABBER EMAIL");
          await page.getByLabel("Обращения").selectOption({ label: "Почта" });
          await page.getByRole("button", { name: "Сохранить" }).click();
          await page.getByText("Сохранено: 1 изменение.").waitFor();
        },
        { ...PHONE, javaScriptEnabled },
      );
    },
  );

  it.each([true, false])(
    "are a messenger, once one has written to the union there (with scripts: %p)",
    async (javaScriptEnabled) => {
      const { notices } = site.stub.gateway.root;
      await withReader(
        site.walk,
        async (page) => {
          await signIn(page, people.anna, "/cabinet/notices/preferences");
          await page.getByRole("button", { name: "Подключить ВКонтакте" }).click();
          const link = page.getByRole("link", { name: "Откройте ВКонтакте" });
          expect(await link.getAttribute("href")).toBe("https://vk.me/stub?ref=K7QM-2XRA-9TBW-HP4C");
          await page.getByText("K7QM-2XRA-9TBW-HP4C").waitFor();
          expect(await audit(page)).toEqual([]);
          await shoot(page, "messenger-code-phone");
          notices.comeBy(people.anna, "VK");
          if (!javaScriptEnabled) await page.getByRole("link", { name: "Проверить" }).click();
          await page.getByText("Подключён: 12•••3456").waitFor();
          if (javaScriptEnabled) await page.getByText("Подключено. Выберите ниже").waitFor();
          await page.getByRole("button", { name: "Подключить Telegram" }).waitFor();
          expect(await audit(page)).toEqual([]);
          await shoot(page, "messenger-phone");
          await page.getByLabel("Обращения").selectOption({ label: "ВКонтакте, затем почта" });
          await page.getByRole("button", { name: "Сохранить" }).click();
          await page.getByText("Сохранено: 1 изменение.").waitFor();
          await page.getByRole("button", { name: "Отключить ВКонтакте" }).click();
          await page.getByText("Отключено: уведомления туда больше не придут.").waitFor();
          expect(await page.getByLabel("Обращения").inputValue()).toBe("VK EMAIL");
          await page.getByLabel("Обращения").selectOption({ label: "Почта" });
          await page.getByRole("button", { name: "Сохранить" }).click();
          await page.getByText("Сохранено: 1 изменение.").waitFor();
        },
        { ...PHONE, javaScriptEnabled },
      );
    },
  );

  it("are this device, once its holder allows it, and until they turn it off", async () => {
    await withReader(
      site.walk,
      async (page) => {
        await serviceAnswers(page.context());
        await signIn(page, people.anna, "/cabinet/notices/preferences");
        await page.getByRole("button", { name: TURN_ON }).click();
        await page.getByText("Уведомления включены.", { exact: true }).waitFor();
        await page.getByText("На этом устройстве уведомления включены.").waitFor();
        expect(await audit(page)).toEqual([]);
        await page.getByLabel("Обращения").selectOption({ label: "Устройства, затем СМС" });
        await page.getByRole("button", { name: "Сохранить" }).click();
        await page.getByText("Сохранено: 1 изменение.").waitFor();
        await shoot(page, "devices-phone");
        await page.getByRole("button", { name: "Отключить" }).click();
        await page.getByText("На устройстве уведомления отключены.").waitFor();
        await page.getByRole("button", { name: TURN_ON }).waitFor();
      },
      { ...PHONE, permissions: ["notifications"] },
    );
  });

  it("say what is in the way where the browser does not allow it", async () => {
    await withReader(site.walk, async (page) => {
      await signIn(page, people.boris, "/cabinet/notices/preferences");
      await page.getByRole("button", { name: TURN_ON }).click();
      await page.getByText("Уведомления запрещены в настройках браузера.").waitFor();
      expect(await audit(page)).toEqual([]);
    });
  });
});

describe("a notice that comes to a device", () => {
  it("is shown once, with the page closed too, and opens what it is about on this site", async () => {
    await withReader(
      site.walk,
      async (page) => {
        await page.goto("/sign-in");
        await page.evaluate(async () => {
          await navigator.serviceWorker.register("/sw.js");
          await navigator.serviceWorker.ready;
        });
        const notice = { id: "1", title: "На обращение ответили", text: "" };
        const link = "https://elsewhere.example/cabinet/appeals?of=1";
        for (let time = 0; time < 2; time += 1) await push(page, JSON.stringify({ ...notice, link }));
        await until(async () => (await shown(page)).length === 1);
        await push(page, "cut");
        await until(async () => (await shown(page)).length === 2);
        expect(await shown(page)).toEqual([
          { title: "На обращение ответили", data: "/cabinet/appeals?of=1" },
          { title: "Новое уведомление", data: "/cabinet/notices" },
        ]);
        expect(await opened(page.context(), "На обращение ответили")).toBe(
          new URL("/cabinet/appeals?of=1", site.walk.siteUrl).href,
        );
      },
      { permissions: ["notifications"] },
    );
  });
});

/** No service of the outside is asked: it answers as one would. */
async function serviceAnswers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const keys = { p256dh: "p256dh", auth: "auth" };
    const subscription = { toJSON: () => ({ endpoint: "https://push.example/1", keys }) };
    PushManager.prototype.subscribe = () => Promise.resolve(subscription as unknown as PushSubscription);
  });
}

/** What a push service does, once it has opened what it carries. */
async function push(page: Page, data: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [registration] = registrations;
      if (registration) resolve(registration.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const { origin } = new URL(page.url());
  await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId: await registered, data });
  await devtools.detach();
}

function shown(page: Page): Promise<{ title: string; data: unknown }[]> {
  return page.evaluate(async () => {
    const notifications = await (await navigator.serviceWorker.ready).getNotifications();
    return notifications
      .map(({ title, data }) => ({ title, data: data as unknown }))
      .toSorted((one, other) => one.title.localeCompare(other.title));
  });
}

/** Presses a notice that is shown, and says which page it would open: a browser opens none without a hand. */
async function opened(context: BrowserContext, title: string): Promise<unknown> {
  const [worker] = context.serviceWorkers();
  return worker?.evaluate(async (wanted) => {
    interface Scope {
      readonly registration: ServiceWorkerRegistration;
      readonly clients: { openWindow: (url: string) => Promise<null> };
      readonly NotificationEvent: new (type: string, facts: object) => Event;
      dispatchEvent(event: Event): void;
    }
    const scope = self as unknown as Scope;
    const notification = (await scope.registration.getNotifications()).find((one) => one.title === wanted);
    return new Promise((resolve) => {
      scope.clients.openWindow = (url) => (resolve(url), Promise.resolve(null));
      scope.dispatchEvent(new scope.NotificationEvent("notificationclick", { notification }));
    });
  }, title);
}
